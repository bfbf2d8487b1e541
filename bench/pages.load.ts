import { type Database, type Program, type Result, result, rounds, type World } from './world';

const ROUNDS = 5;
const SECONDS = 2;
const SIZES = [1_000, 100_000, 1_000_000] as const;

/** How many times a page is made anew in a round. */
const MAKINGS = 40;

/** A Strapi with so many ratings. */
interface Shop {
  size: number;
  strapi: Program;
  html: string;
  json: string;
  /** A route that sends a text as long as the page. */
  text: string;
}

/** The public page of a channel and its twin in JSON, by the number of ratings, and against a static route. */
export async function pages(world: World): Promise<Result[]> {
  const results: Result[] = [];

  for (const database of world.databases) {
    results.push(...(await onDatabase(world, database)));
  }

  return results;
}

async function onDatabase(world: World, database: Database): Promise<Result[]> {
  const requests = world.start('requests');
  const rate = (url: string) => requests.ask<number>('ask', { url, seconds: SECONDS });
  const shops: Shop[] = [];

  for (const size of SIZES) {
    world.say(`${database}: writing ${size.toLocaleString('en')} ratings`);
    shops.push(await open(world, database, size));
  }

  const [small, ...larger] = shops;

  if (!small) {
    return [];
  }

  const served = await rounds(ROUNDS, async (round) => {
    const each = [];

    for (const shop of shops) {
      const html = await rate(shop.html);
      const json = await rate(shop.json);
      const text = await rate(shop.text);
      const made = await making(requests, shop);

      world.say(
        `${database} ${round}: ${shop.size} ratings: page ${Math.round(html)}/s, JSON ${Math.round(json)}/s, ` +
          `static ${Math.round(text)}/s, made anew ${made.toFixed(2)} ms`
      );
      each.push({ size: shop.size, html, json, text, made });
    }

    return each;
  });
  const of = (size: number, field: 'html' | 'json' | 'text' | 'made') =>
    served.map((each) => each.find((one) => one.size === size)?.[field] ?? Number.NaN);
  const against = (size: number, field: 'html' | 'json' | 'made', inverse: boolean) =>
    of(size, field).map((value, index) => {
      const base = of(small.size, field)[index] ?? Number.NaN;

      return inverse ? base / value : value / base;
    });
  const results = larger.flatMap(({ size }) => {
    const on = `${size.toLocaleString('en')} : 1,000 ratings (${database})`;

    return [
      result(`time of the channel page, ${on}`, against(size, 'html', true), { atMost: 1.2 }),
      result(`time of its JSON twin, ${on}`, against(size, 'json', true), { atMost: 1.2 }),
      result(`time of the page made anew after a rating, ${on}`, against(size, 'made', false), {
        atMost: 1.2,
      }),
    ];
  });
  const largest = SIZES[2];
  const toStatic = of(largest, 'html').map(
    (value, index) => value / (of(largest, 'text')[index] ?? Number.NaN)
  );

  await world.stop(requests, ...shops.map(({ strapi }) => strapi));

  return [
    ...results,
    result(
      `pages/s at 1,000,000 ratings : a static route of the same length (${database})`,
      toStatic,
      { atLeast: 0.9 }
    ),
  ];
}

async function open(world: World, database: Database, size: number): Promise<Shop> {
  const strapi = world.start('strapi', { database });
  const url = await strapi.ask<string>('open');
  const slug = await strapi.ask<string>('ratings', size);
  const html = `${url}/livechat/channel/${slug}`;
  const page = await (await fetch(html)).text();

  return {
    size,
    strapi,
    html,
    json: `${url}/api/livechat/pages/channel/${slug}`,
    text: `${url}/bench/text?size=${page.length}`,
  };
}

/** Milliseconds of the first page after a rating changed. */
async function making(requests: Program, { strapi, html }: Shop): Promise<number> {
  let total = 0;

  for (let time = 0; time < MAKINGS; time += 1) {
    await strapi.ask('forgetPages');
    total += await requests.ask<number>('once', html);
  }

  return total / MAKINGS;
}
