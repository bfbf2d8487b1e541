import {
  CHANNEL_COLORS,
  CHANNEL_LIMITS,
  CHANNEL_TEXTS,
  type ChannelInput,
  type HoursSlot,
} from '../../../shared/channels';
import { canonicalTag } from '../../../shared/languages';
import { excessOf } from '../../../shared/text';

/** What can be wrong with a field; each has a text `problem.<name>`. */
export type Problem =
  | 'required'
  | 'too-long'
  | 'slug'
  | 'color'
  | 'origin'
  | 'language'
  | 'time-zone'
  | 'slots'
  | 'day'
  | 'number';

/** Problems by the path of the field, such as `texts.fr.buttonText`. */
export type Problems = Readonly<Record<string, Problem>>;

/** Everything wrong with a channel, before the server is asked. The server checks the same again. */
export function problemsOf(input: ChannelInput): Problems {
  const found = [
    ...ownProblems(input),
    ...textProblems(input),
    ...CHANNEL_COLORS.map((color) => [color, colorProblem(input[color])] as const),
    ...input.allowedOrigins.map(
      (origin, index) => [`allowedOrigins.${index}`, isOrigin(origin) ? null : 'origin'] as const
    ),
    ...hoursProblems(input.businessHours),
  ];

  return Object.fromEntries(
    found.filter((entry): entry is readonly [string, Problem] => entry[1] !== null)
  );
}

type Found = readonly [path: string, problem: Problem | null];

function ownProblems(input: ChannelInput): Found[] {
  return [
    ['name', textProblem(input.name, CHANNEL_LIMITS.name, true)],
    ['slug', slugProblem(input.slug)],
    ['description', textProblem(input.description ?? '', CHANNEL_LIMITS.description, false)],
    ['consentText', textProblem(input.consentText ?? '', CHANNEL_LIMITS.consentText, false)],
    ['ask.everyDays', numberProblem(input.ask.everyDays, 0)],
  ];
}

/** The channel's own texts are needed; those of a language may be left out. */
function textProblems(input: ChannelInput): Found[] {
  const own = CHANNEL_TEXTS.map(
    (text): Found => [text, textProblem(input[text], CHANNEL_LIMITS.text, true)]
  );
  const variants = Object.entries(input.texts).flatMap(([language, texts]): Found[] => [
    [`texts.${language}`, canonicalTag(language) === null ? 'language' : null],
    ...CHANNEL_TEXTS.map(
      (text): Found => [
        `texts.${language}.${text}`,
        textProblem(texts[text] ?? '', CHANNEL_LIMITS.text, false),
      ]
    ),
  ]);

  return [...own, ...variants];
}

function textProblem(text: string, longest: number, isRequired: boolean): Problem | null {
  if (isRequired && text.trim() === '') {
    return 'required';
  }

  return excessOf(text, longest) > 0 ? 'too-long' : null;
}

function slugProblem(slug: string): Problem | null {
  const isSlug = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) && slug !== 'site';

  return textProblem(slug, CHANNEL_LIMITS.slug, true) ?? (isSlug ? null : 'slug');
}

const colorProblem = (color: string): Problem | null =>
  /^#[0-9a-f]{6}$/i.test(color) ? null : 'color';

const isOrigin = (origin: string): boolean =>
  /^https?:\/\/[^/?#@*\\\s]+$/i.test(origin) && URL.canParse(origin);

const numberProblem = (value: number, least: number): Problem | null =>
  Number.isInteger(value) && value >= least && value <= 3_650 ? null : 'number';

function hoursProblems(hours: ChannelInput['businessHours']): Found[] {
  if (hours === null) {
    return [];
  }

  const week = Object.entries(hours.week).map(
    ([weekday, slots]): Found => [`businessHours.week.${weekday}`, slotsProblem(slots ?? [])]
  );
  const exceptions = Object.entries(hours.exceptions).map(
    ([day, slots]): Found => [
      `businessHours.exceptions.${day}`,
      isDay(day) ? slotsProblem(slots) : 'day',
    ]
  );

  return [
    ['businessHours.timeZone', isTimeZone(hours.timeZone) ? null : 'time-zone'],
    ...week,
    ...exceptions,
  ];
}

/** Times of one shape compare as text. */
function slotsProblem(slots: readonly HoursSlot[]): Problem | null {
  let closedAt = '';

  for (const { from, to } of slots) {
    if (!isTime(from) || !isTime(to) || from >= to || from < closedAt) {
      return 'slots';
    }

    closedAt = to;
  }

  return null;
}

const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time);

const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });

    return zone !== '';
  } catch {
    return false;
  }
}

export const TABS = ['operators', 'options', 'rules', 'widget'] as const;

export type Tab = (typeof TABS)[number];

/** The tab a field is on. */
export function tabOf(path: string): Tab {
  return path.startsWith('rules') ? 'rules' : path.startsWith('users') ? 'operators' : 'options';
}
