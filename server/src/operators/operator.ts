import type { ChannelMember, MemberPresence, Operator } from '../../../shared/operators';
import { readLine } from '../../../shared/text';
import { type Id, type Row, toId, toRow } from '../plugin/database/ids';
import { toDate } from '../plugin/database/raw';
import { pictureUrl } from './picture';
import { presenceOf, type Signs } from './presence';

/** An operator with the number its foreign keys use, and the random name of the picture. */
export type StoredOperator = Omit<Operator, 'pictureUrl'> & {
  id: Id<'operator'>;
  row: Row<'operator'>;
  picture: string | null;
};

/** An operator with a sign of life. */
export type LivingOperator = StoredOperator & Signs;

/** A place in a channel and the operator who has it. */
export interface Membership {
  channelRow: Row<'channel'>;
  joined: boolean;
  /** Whether the public page names them whatever they did. */
  listed: boolean;
  operator: LivingOperator;
}

/** A member of a channel with the number its foreign keys use. */
export type StoredMember = StoredOperator & Pick<ChannelMember, 'listed'>;

/** The names an admin user has. */
export interface Person {
  firstname: string | null;
  lastname: string | null;
  username: string | null;
}

/** Columns as the database's driver gives them: each has its own idea of JSON, booleans and time. */
export type Columns = Readonly<Record<string, unknown>>;

/**
 * What visitors read. An admin's first name or user name may be an e-mail address; visitors never
 * read one unless somebody chose it as a chat name.
 */
export function publicName(chatName: string | null, { firstname, username }: Person): string {
  const names = [firstname, username].filter((name) => name !== null && !name.includes('@'));

  return firstOf([chatName, ...names]) ?? 'Operator';
}

/** The first name with something to see in it. Strapi, and older versions, store any character: no XML and no header holds them all. */
const firstOf = (names: readonly (string | null)[]): string | undefined =>
  names.map((name) => readLine(name ?? '')).find((name) => name !== '');

/** What somebody is called whose admin user is gone, so that no two are taken for one. */
const nameOfGone = (
  row: Row<'operator'>,
  chatName: string | null,
  shownName: string | null
): string => firstOf([chatName, shownName]) ?? `Operator #${row}`;

/** The name admins know somebody by; never an e-mail address either. */
export function fullName({ firstname, lastname, username }: Person): string {
  const both = [firstname, lastname].filter((name) => name?.trim()).join(' ');

  return firstOf([both, username].filter((name) => !name?.includes('@'))) ?? 'Operator';
}

/** An operator out of the columns of `livechat_operators` and of the admin user, if there is one. */
export function toOperator(columns: Columns): LivingOperator {
  const chatName = toText(columns.chat_name);
  const person = toPerson(columns);
  const row = toRow<'operator'>(columns.id);
  const gone = nameOfGone(row, chatName, toText(columns.shown_name));
  const user = columns.user_id === null ? null : Number(columns.user_id);

  return {
    row,
    id: toId<'operator'>(columns.document_id),
    user,
    // Nobody sees the face of who is gone.
    picture: user === null ? null : toText(columns.picture),
    chatName,
    languages: toLanguages(columns.languages),
    country: toText(columns.country),
    conversationLimit:
      columns.conversation_limit === null ? null : Number(columns.conversation_limit),
    busy: toBoolean(columns.busy),
    publicName: user === null ? gone : publicName(chatName, person),
    fullName: user === null ? gone : fullName(person),
    lastActivityAt: toDate(columns.last_activity_at),
    lastSeenAt: toDate(columns.last_seen_at),
  };
}

/** A place out of the columns of an operator, plus some of `livechat_channel_members`. */
export const toMembership = (columns: Columns): Membership => ({
  channelRow: toRow<'channel'>(columns.channel_id),
  joined: toBoolean(columns.joined),
  listed: toBoolean(columns.listed),
  operator: toOperator(columns),
});

/** The operator without the signs of life. */
export function withoutSigns({
  lastActivityAt: _activity,
  lastSeenAt: _seen,
  ...operator
}: LivingOperator): StoredOperator {
  return operator;
}

export const toMember = ({ listed, operator }: Membership): StoredMember => ({
  ...withoutSigns(operator),
  listed,
});

/** What watchers may know of a place; nothing of an operator whose admin user is gone. */
export function toPresence(
  { joined, operator }: Membership,
  { channel, root, now }: { channel: string; root: string; now: Date }
): MemberPresence[] {
  const { id, user, publicName: name } = operator;
  const presence = presenceOf(joined, operator, now);

  return user === null
    ? []
    : [
        {
          channel,
          operator: id,
          user,
          name,
          pictureUrl: pictureUrl(operator.picture, root),
          available: presence === 'on',
          away: presence === 'away',
        },
      ];
}

export const toPerson = (columns: Columns): Person => ({
  firstname: toText(columns.firstname),
  lastname: toText(columns.lastname),
  username: toText(columns.username),
});

const toText = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const toBoolean = (value: unknown): boolean => value === true || Number(value) === 1;

function toLanguages(value: unknown): string[] {
  const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;

  return Array.isArray(parsed) ? parsed.map(String) : [];
}
