import { CHANNEL_DEFAULTS, type Channel, type ChannelInput } from '../../../shared/channels';
import type { Rule, RuleInput } from '../../../shared/rules';

/** A rule in the form; the key stays with it while it moves. */
export interface RuleDraft extends RuleInput {
  key: string;
}

/** Everything the channel form edits at once. */
export interface ChannelDraft {
  channel: ChannelInput;
  rules: readonly RuleDraft[];
  members: readonly DraftMember[];
}

/** An admin user in the team of a channel. */
export interface DraftMember {
  /** Numeric id of the admin user. */
  user: number;
  fullName: string;
}

interface Person {
  user: number | null;
  fullName: string;
}

/** A channel that does not exist yet; who makes it is in it. */
export const newDraft = (creator: Person | null): ChannelDraft => ({
  channel: {
    name: '',
    slug: '',
    description: null,
    ...CHANNEL_DEFAULTS,
    texts: {},
    allowedOrigins: [],
    consentText: null,
    businessHours: null,
    ask: { enabled: true, withoutReply: false, everyDays: 0 },
    formerSlugs: [],
    image: null,
  },
  rules: [],
  members: creator === null ? [] : membersOf([creator]),
});

interface Stored {
  channel: Channel;
  rules: readonly Rule[];
  members: readonly Person[];
}

/** A stored channel ready to be edited. */
export const draftOf = ({ channel, rules, members }: Stored): ChannelDraft =>
  withMembers(withRules({ channel: inputOf(channel), rules: [], members: [] }, rules), members);

/** What of a channel its form edits. */
export function inputOf(channel: Channel): ChannelInput {
  const { id: _, imageUrl: __, ratingsPublished: ___, site: ____, ...input } = channel;

  return input;
}

export const withRules = (draft: ChannelDraft, rules: readonly Rule[]): ChannelDraft => ({
  ...draft,
  rules: rules.map(({ id, ...rule }) => ({ ...rule, key: id })),
});

export const withMembers = (draft: ChannelDraft, members: Stored['members']): ChannelDraft => ({
  ...draft,
  members: membersOf(members),
});

/** An operator whose admin account is gone answers nobody any more. */
const membersOf = (people: readonly Person[]): DraftMember[] =>
  people.flatMap(({ user, fullName }) => (user === null ? [] : [{ user, fullName }]));

/** The rules as the server wants them: the order is the order of the list. */
export const rulesOf = (drafts: readonly RuleDraft[]): RuleInput[] =>
  drafts.map(({ key: _, ...rule }) => rule);

/** What is stored now, with the parts that were edited since they were sent. */
export const withEdits = (
  stored: ChannelDraft,
  sent: ChannelDraft,
  now: ChannelDraft
): ChannelDraft => ({
  channel: now.channel === sent.channel ? stored.channel : now.channel,
  rules: now.rules === sent.rules ? stored.rules : now.rules,
  members: now.members === sent.members ? stored.members : now.members,
});

/** Whether two values would be stored the same. */
export const isSame = (a: unknown, b: unknown): boolean => stable(a) === stable(b);

/** JSON with the keys of every object in order. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a.localeCompare(b)))
      : part
  );

/** A slug from a name; what it cannot spell it leaves out. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Members with those added who are none yet. */
export const withAdded = (
  members: readonly DraftMember[],
  added: readonly DraftMember[]
): DraftMember[] => [
  ...members,
  ...added.filter(({ user }) => !members.some((member) => member.user === user)),
];
