import {
  type AskPolicy,
  CHANNEL_DEFAULTS,
  type Channel,
  type ChannelInput,
} from '../../../shared/channels';
import { readLine } from '../../../shared/text';
import { type Id, type Row, toId, toRow } from '../plugin/database/ids';

/** What is said of a picture that does not exist, and of one that its asker may not see. */
export const NO_PICTURE = {
  path: 'image',
  message: 'image: there is no such picture in the media library',
};

/** A channel with the number its foreign keys use. */
export type StoredChannel = Channel & { id: Id<'channel'>; row: Row<'channel'> };

/** A row of `livechat_channels` as Strapi reads it. */
export interface ChannelRow extends Omit<ChannelInput, 'image' | 'texts' | 'ask' | 'formerSlugs'> {
  id: number;
  documentId: string;
  image: { id: number; url: string } | null;
  texts: ChannelInput['texts'] | null;
  ask: AskPolicy | null;
  formerSlugs: string[] | null;
  ratingsPublished: boolean;
}

const ASK: AskPolicy = { enabled: true, withoutReply: false, everyDays: 0 };

/** A new channel of this name, before anything is chosen for it. */
export const newChannel = (name: string, slug: string): ChannelInput => ({
  ...CHANNEL_DEFAULTS,
  name,
  slug,
  formerSlugs: [],
  description: null,
  texts: {},
  allowedOrigins: [],
  consentText: null,
  businessHours: null,
  ask: ASK,
  image: null,
});

/**
 * The channels in the order they were made. The site's channel is the named one; should it be
 * gone, the oldest takes its place, so that there is always exactly one.
 */
export function toChannels(
  rows: readonly ChannelRow[],
  site: string | null,
  address: string
): StoredChannel[] {
  const ids = rows.map(({ documentId }) => documentId);
  const siteId = site !== null && ids.includes(site) ? site : ids[0];

  return rows.map((row) => ({ ...toChannel(row, address), site: row.documentId === siteId }));
}

/** A name may be older than the care for what is stored: no XML and no header holds every character. */
function toChannel({ id, documentId, image, ...row }: ChannelRow, address: string): StoredChannel {
  return {
    ...inputOf({ ...row, image: image?.id ?? null }),
    name: readLine(row.name) || row.slug,
    id: toId<'channel'>(documentId),
    row: toRow<'channel'>(id),
    imageUrl: image === null ? null : absolute(image.url, address),
    ratingsPublished: row.ratingsPublished,
    site: false,
  };
}

/** Only what the form edits, complete; rows of an import may lack some. */
function inputOf(row: Omit<ChannelRow, 'id' | 'documentId' | 'image'> & { image: number | null }) {
  const defaults: ChannelInput = newChannel(row.name, row.slug);
  const known = Object.keys(defaults).map((key) => [
    key,
    row[key as keyof ChannelInput] ?? defaults[key as keyof ChannelInput],
  ]);

  return Object.fromEntries(known) as ChannelInput;
}

const absolute = (url: string, address: string): string =>
  /^\/(?!\/)/.test(url) ? `${address}${url}` : url;
