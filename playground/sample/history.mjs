import { PRODUCTS } from '../shop/products.mjs';
import { CITIES, COMMENTS, TALKS } from './talk.mjs';

const DAY = 24 * 60 * 60 * 1000;

const DAYS = 120;

const COUNTRIES = [
  [40, 'GB'],
  [20, 'FR'],
  [14, 'BE'],
  [12, 'DE'],
  [8, 'NL'],
  [6, null],
];

const PAGES = ['/', '/shop', '/contact', ...PRODUCTS.map(({ slug }) => `/shop/${slug}`)];

/**
 * The past of the sample shop: conversations with their lines and ratings, oldest first, before `now`.
 * Values in, values out; what it returns are the plugin's rows without ids.
 */
export function history({ count, ratings, channels, operators, random, now }) {
  const moments = Array.from({ length: count }, () => moment(random, now)).sort((a, b) => a - b);
  const unrated = new Set();

  while (unrated.size < count - ratings) {
    unrated.add(random.between(0, count - 1));
  }

  return moments.map((start, index) =>
    conversation({ start, rated: !unrated.has(index), channels, operators, random })
  );
}

/** Some moment of the last 120 days: by day, and less on weekends. */
function moment(random, now) {
  const day = new Date(now - random.between(1, DAYS) * DAY);
  const weekend = [0, 6].includes(day.getUTCDay());

  if (weekend && random.next() < 0.7) {
    return moment(random, now);
  }

  day.setUTCHours(random.between(8, 19), random.between(0, 59), random.between(0, 59), 0);

  return Math.min(day.getTime(), now - DAY / 2);
}

function conversation({ start, rated, channels, operators, random }) {
  const channel = random.weighted([
    [60, channels[0]],
    [32, channels[1]],
    [8, channels[2]],
  ]);
  const operator = random.pick(operators.filter(({ slug }) => channel.members.includes(slug)));
  const country = random.weighted(COUNTRIES);
  const said = talk({ channel, operator, start, random });
  const lines = rated || random.next() < 0.7 ? said : unheard(said);
  const end = lines.at(-1).sentAt + random.between(5, 90) * 1000;
  const rating = rated ? ratingOf({ operator, end, random }) : null;

  return {
    channel,
    operator,
    country,
    language: lines[0].body.match(/[éèàç]|Bonjour|Vous/) ? 'fr' : 'en',
    page: random.pick(PAGES),
    start,
    end,
    lines: [...lines, ...closing({ rating, end })],
    rating,
  };
}

function talk({ channel, operator, start, random }) {
  const product = random.pick(PRODUCTS).name.toLowerCase();
  const words = {
    product,
    order: `F${random.between(10_000, 99_999)}`,
    days: random.between(2, 6),
    city: random.pick(CITIES),
  };
  let at = start;

  return random
    .pick(TALKS[channel.slug])
    .split('|')
    .map((line) => {
      const [, side, text] = /^([vo]): (.*)$/.exec(line);
      const sentAt = at;

      at += random.between(8, operator.skill > 0.7 ? 70 : 240) * 1000;

      return {
        author: side === 'v' ? 'visitor' : 'operator',
        kind: 'text',
        body: text.replace(/\{(\w+)\}/g, (_, word) => words[word]),
        sentAt,
      };
    });
}

/** What a visitor says before leaving, when nobody answers. */
const unheard = (lines) =>
  lines.slice(
    0,
    lines.findIndex(({ author }) => author === 'operator')
  );

function ratingOf({ operator, end, random }) {
  const value = random.weighted([
    [operator.skill, 5],
    [(1 - operator.skill) * 0.6, 3],
    [(1 - operator.skill) * 0.4, 1],
  ]);
  const says = random.next() < { 5: 0.15, 3: 0.6, 1: 0.85 }[value];

  return {
    id: random.id(),
    value,
    comment: says ? random.pick(COMMENTS[value]) : null,
    at: end + random.between(2, 40) * 1000,
    hidden: value === 1 && random.next() < 0.06,
    handled: value === 1 && random.next() < 0.5,
  };
}

function closing({ rating, end }) {
  const left = { author: 'system', kind: 'left', body: '', sentAt: end };

  return rating === null
    ? [left]
    : [
        left,
        {
          author: 'system',
          kind: 'rating',
          body: '',
          rating: { value: rating.value, comment: rating.comment },
          sentAt: rating.at,
        },
      ];
}
