import type { Segment } from './conversations';

/**
 * The texts of a channel a visitor reads, which may have language variants.
 *
 * @example
 * CHANNEL_TEXTS.includes('welcomeMessage'); // true
 */
export const CHANNEL_TEXTS = ['buttonText', 'welcomeMessage', 'inputPlaceholder'] as const;

/**
 * @example
 * const placeholder: ChannelText = 'inputPlaceholder';
 */
export type ChannelText = (typeof CHANNEL_TEXTS)[number];

/**
 * The colours of a channel, `#rrggbb`.
 *
 * @example
 * CHANNEL_COLORS.length; // 4
 */
export const CHANNEL_COLORS = [
  'buttonBackground',
  'buttonColor',
  'headerBackground',
  'headerColor',
] as const;

/**
 * @example
 * const button: ChannelColor = 'buttonBackground';
 */
export type ChannelColor = (typeof CHANNEL_COLORS)[number];

/**
 * What a new channel starts with, and what the reset icons restore.
 *
 * @example
 * CHANNEL_DEFAULTS.buttonColor; // '#ffffff'
 */
export const CHANNEL_DEFAULTS = {
  buttonText: 'Have a question? Chat with us.',
  welcomeMessage: 'How may I help you?',
  inputPlaceholder: 'Say something…',
  buttonBackground: '#4945ff',
  buttonColor: '#ffffff',
  headerBackground: '#32324d',
  headerColor: '#ffffff',
} as const satisfies Record<ChannelText | ChannelColor, string>;

/**
 * A slot of a business day; `from` and `to` are `HH:MM` in the channel's time zone.
 *
 * @example
 * const morning: HoursSlot = { from: '09:00', to: '12:30' };
 */
export interface HoursSlot {
  from: string;
  to: string;
}

/**
 * @example
 * WEEKDAYS[0]; // 'monday'
 */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/**
 * @example
 * const restDay: Weekday = 'sunday';
 */
export type Weekday = (typeof WEEKDAYS)[number];

/**
 * When a channel is open. No entry for a weekday means closed on it; exceptions win over weekdays.
 *
 * @example
 * const hours: BusinessHours = {
 *   timeZone: 'Europe/Paris',
 *   week: { monday: [{ from: '09:00', to: '17:00' }] },
 *   exceptions: { '2026-12-25': [] },
 * };
 */
export interface BusinessHours {
  /** IANA zone, such as `Europe/Paris`. */
  timeZone: string;
  week: Partial<Record<Weekday, HoursSlot[]>>;
  /** By local day, `YYYY-MM-DD`; an empty list means closed. */
  exceptions: Record<string, HoursSlot[]>;
}

/**
 * When a visitor is asked for a rating at the end of a conversation.
 *
 * @example
 * const weekly: AskPolicy = { enabled: true, withoutReply: false, everyDays: 7 };
 */
export interface AskPolicy {
  enabled: boolean;
  /** Ask also when no operator replied. */
  withoutReply: boolean;
  /** Days between two asks of the same visitor; 0 asks every time. */
  everyDays: number;
}

/**
 * A channel as the admin form edits it.
 *
 * @example
 * const rename = (channel: ChannelInput, name: string): ChannelInput => ({ ...channel, name });
 */
export interface ChannelInput extends Record<ChannelText | ChannelColor, string> {
  name: string;
  slug: string;
  /** What it was called before, the last first: its snippets and links still lead here. It can only let go of some. */
  formerSlugs: string[];
  description: string | null;
  /** Language variants by BCP 47 tag; a text left out falls back to the channel's own. */
  texts: Record<string, Partial<Record<ChannelText, string>>>;
  /** Origins (`https://shop.example`) whose pages may use the channel; empty allows all. */
  allowedOrigins: string[];
  consentText: string | null;
  /** Outside of these nobody is available, whoever is on duty; null is always open. */
  businessHours: BusinessHours | null;
  ask: AskPolicy;
  /** Numeric id of a file in the media library; null for none. */
  image: number | null;
}

/**
 * A channel as permitted admin users see it.
 *
 * @example
 * const isPublic = ({ ratingsPublished }: Channel): boolean => ratingsPublished;
 */
export interface Channel extends ChannelInput {
  id: string;
  imageUrl: string | null;
  ratingsPublished: boolean;
  /** The channel used by `widget.js` when the tag names none. */
  site: boolean;
}

/**
 * What the widget needs to draw a channel.
 *
 * @example
 * const titleOf = ({ name, welcomeMessage }: ChannelAppearance): string => welcomeMessage || name;
 */
export interface ChannelAppearance extends Record<ChannelText | ChannelColor, string> {
  slug: string;
  name: string;
  imageUrl: string | null;
  /** The consent text; empty where there is none. */
  consent: readonly Segment[];
}

/**
 * The longest of each text, in characters, as `lengthOf` counts them.
 *
 * @example
 * CHANNEL_LIMITS.name; // 100
 */
export const CHANNEL_LIMITS = {
  name: 100,
  slug: 100,
  text: 500,
  description: 2_000,
  consentText: 5_000,
} as const;

/**
 * The least contrast of text on its background, as WCAG 2.2 AA asks for.
 *
 * @example
 * contrast('#ffffff', '#4945ff') >= CONTRAST_MINIMUM; // true
 */
export const CONTRAST_MINIMUM = 4.5;

/**
 * Contrast of two colours as WCAG defines it, from 1 (the same) to 21 (black on white).
 *
 * @example
 * contrast('#000000', '#ffffff'); // 21
 */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);

  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance of `#rrggbb`, from 0 to 1. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
