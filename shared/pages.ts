import type { Face, FaceShares } from './ratings';
import type { AddressDoubt } from './visitors';

/**
 * A piece of running text of the Livechat page, as Strapi's blocks field stores it.
 *
 * @example
 * const word: Inline = { type: 'text', text: 'Hello', bold: true };
 */
export type Inline = TextInline | LinkInline;

/**
 * Text with its marks.
 *
 * @example
 * const emphasis: TextInline = { type: 'text', text: 'today', italic: true };
 */
export interface TextInline {
  type: 'text';
  text: string;
  bold?: true;
  italic?: true;
  underline?: true;
  strikethrough?: true;
  code?: true;
}

/**
 * A link; `url` is http, https, mailto, tel or a path of the same site.
 *
 * @example
 * const shop: LinkInline = {
 *   type: 'link',
 *   url: 'https://shop.example/',
 *   children: [{ type: 'text', text: 'our shop' }],
 * };
 */
export interface LinkInline {
  type: 'link';
  url: string;
  children: readonly TextInline[];
}

/**
 * A list; a list inside it hangs below the item before it.
 *
 * @example
 * const list: ListBlock = {
 *   type: 'list',
 *   format: 'unordered',
 *   children: [{ type: 'list-item', children: [{ type: 'text', text: 'one' }] }],
 * };
 */
export interface ListBlock {
  type: 'list';
  format: 'ordered' | 'unordered';
  children: readonly (ListItem | ListBlock)[];
}

/**
 * @example
 * const item: ListItem = { type: 'list-item', children: [{ type: 'text', text: 'one' }] };
 */
export interface ListItem {
  type: 'list-item';
  children: readonly Inline[];
}

/**
 * A picture of the media library, reduced to what a page needs.
 *
 * @example
 * const team: PictureBlock = {
 *   type: 'image',
 *   image: { url: '/uploads/team.jpg', alternativeText: 'Our team', width: 800, height: 600 },
 * };
 */
export interface PictureBlock {
  type: 'image';
  image: { url: string; alternativeText: string; width: number | null; height: number | null };
}

/**
 * A block of the Livechat page's intro, in the form of Strapi's blocks field.
 *
 * @example
 * const title: Block = {
 *   type: 'heading',
 *   level: 2,
 *   children: [{ type: 'text', text: 'Talk to us' }],
 * };
 */
export type Block =
  | { type: 'paragraph' | 'quote' | 'code'; children: readonly Inline[] }
  | { type: 'heading'; level: number; children: readonly Inline[] }
  | ListBlock
  | PictureBlock;

/**
 * What public figures may be counted over: so many times 24 hours up to now, or all time.
 *
 * @example
 * PERIODS.includes('30'); // true
 */
export const PERIODS = ['7', '30', '90', 'all'] as const;

/**
 * One of the periods of the public pages.
 *
 * @example
 * const month: Period = '30';
 */
export type Period = (typeof PERIODS)[number];

/**
 * Public figures of a channel; `shares` is null below the minimum sample, and then counts are withheld too.
 *
 * @example
 * const isShown = ({ count }: PublicMetrics): boolean => count !== null;
 */
export interface PublicMetrics {
  period: Period;
  /** Visible ratings counted; null when below the minimum sample. */
  count: number | null;
  shares: FaceShares | null;
  /** Of the values, to two decimals; null below the minimum sample. */
  average: number | null;
  /** The face that stands for the average; null below the minimum sample. */
  mood: Face | null;
  /** Visible ratings needed before figures are shown. */
  minimum: number;
}

/**
 * An operator as the public sees one: never a real name when a chat name is set, never an e-mail.
 *
 * @example
 * const isRated = ({ shares }: PublicOperator): boolean => shares !== null;
 */
export interface PublicOperator {
  name: string;
  /** Where the picture is; null without one. */
  pictureUrl: string | null;
  /** How many of the last 100 visible ratings of the channel are theirs. */
  count: number;
  /** The shares of those; null reads “Not rated yet”. */
  shares: FaceShares | null;
}

/**
 * How many ratings the channel page shows one by one, and counts its team by.
 *
 * @example
 * LAST_FACES; // 100
 */
export const LAST_FACES = 100;

/**
 * A channel whose ratings are published, in a list.
 *
 * @example
 * const happyOf = ({ happyShare }: PublicChannelCard): string => `${happyShare ?? '–'} %`;
 */
export interface PublicChannelCard {
  slug: string;
  name: string;
  imageUrl: string | null;
  /** Share of Satisfied among visible ratings, one decimal; null below the minimum sample. */
  happyShare: number | null;
  /** The face that stands for the average of those; null below the minimum sample. */
  mood: Face | null;
}

/**
 * The public page of one channel as data.
 *
 * @example
 * const happyOf = ({ metrics }: PublicChannel): number | null => metrics.shares?.satisfied ?? null;
 */
export interface PublicChannel {
  slug: string;
  name: string;
  description: string | null;
  imageUrl: string | null;
  metrics: PublicMetrics;
  /** At most 100 faces of all time, newest first; empty below the minimum sample. */
  faces: readonly Face[];
  /** How many of the latest ratings the team's shares are of; 0 while figures are withheld. */
  membersOf: number;
  members: readonly PublicOperator[];
}

/**
 * `GET /api/livechat/pages`: the Livechat page and the channels it lists.
 *
 * @example
 * const linksOf = ({ channels }: PublicIndex) => channels.map(({ slug }) => `/livechat/${slug}`);
 */
export interface PublicIndex {
  /** BCP 47 tag of the version published; null without Strapi's i18n. */
  locale: string | null;
  title: string;
  /** Strapi's blocks, without anything a page does not draw. */
  intro: readonly Block[];
  seoTitle: string | null;
  seoDescription: string | null;
  channels: readonly PublicChannelCard[];
}

/**
 * The variables of the public pages' style a site may set, each without its `--lc-`.
 *
 * @example
 * STYLE_VARIABLES.includes('accent'); // true
 */
export const STYLE_VARIABLES = [
  'page',
  'panel',
  'line',
  'text',
  'quiet',
  'accent',
  'accent-soft',
  'satisfied',
  'satisfied-edge',
  'okay',
  'okay-edge',
  'dissatisfied',
  'dissatisfied-edge',
  'feature',
  'track',
  'radius',
  'font',
] as const;

/**
 * A variable of the public pages' style.
 *
 * @example
 * const style: Partial<Record<StyleVariable, string>> = { accent: '#4945ff', radius: '4px' };
 */
export type StyleVariable = (typeof STYLE_VARIABLES)[number];

/**
 * A version of the Livechat page and how far it is.
 *
 * @example
 * const french: PageVersion = { locale: 'fr', title: 'Parlez-nous', state: 'published' };
 */
export interface PageVersion {
  /** BCP 47 tag; null without Strapi's i18n. */
  locale: string | null;
  title: string;
  /** `modified` is published, with later changes that are not. */
  state: 'draft' | 'modified' | 'published';
}

/**
 * A channel as the public pages have it.
 *
 * @example
 * const isCounted = ({ published, count }: ListedChannel, { minimum }: Website): boolean =>
 *   published && count >= minimum;
 */
export interface ListedChannel {
  id: string;
  slug: string;
  name: string;
  published: boolean;
  /** Visible ratings of all time; as many as `minimum` are needed before figures are shown. */
  count: number;
  address: string;
}

/**
 * `GET /livechat/admin/pages/overview`: what of the public pages is seen, and what is missing for it.
 *
 * @example
 * const drafts = ({ versions }: Website) => versions.filter(({ state }) => state === 'draft');
 */
export interface Website {
  /** Address of the Livechat page, of its sitemap below it. */
  address: string;
  /** Whether `publicUrl` is configured: without it addresses are a guess. */
  hasPublicUrl: boolean;
  versions: readonly PageVersion[];
  /** Shown to who asks for no published one; null without Strapi's i18n. */
  defaultLocale: string | null;
  channels: readonly ListedChannel[];
  /** Visible ratings a channel needs. */
  minimum: number;
  /** schema.org's type the figures are marked up as; null when they are not. */
  structuredData: string | null;
  /** Why limits count the whole site together; null as long as visitors can be told apart. */
  addressDoubt: AddressDoubt | null;
}
