import type { Action } from './permissions';
import type { Answer } from './reply';

/**
 * Idle for more than this many minutes, an operator is disconnected from every channel.
 *
 * @example
 * const isIdle = (since: number): boolean => Date.now() - since > IDLE_MINUTES * 60_000;
 */
export const IDLE_MINUTES = 30;

/**
 * Seconds after the last tab closed before an operator counts as offline.
 *
 * @example
 * const isGone = (since: number): boolean => Date.now() - since > GRACE_SECONDS * 1_000;
 */
export const GRACE_SECONDS = 20;

/**
 * Seconds between two heartbeats of a connected operator.
 *
 * @example
 * HEARTBEAT_SECONDS < GRACE_SECONDS; // true
 */
export const HEARTBEAT_SECONDS = 10;

/**
 * Limits of what an operator edits.
 *
 * @example
 * OPERATOR_LIMITS.chatName; // 60
 */
export const OPERATOR_LIMITS = { chatName: 60, languages: 20, conversationLimit: 1_000 } as const;

/**
 * Pixels of each side of an operator's picture, whatever was uploaded.
 *
 * @example
 * const pixels = PICTURE_SIDE ** 2;
 */
export const PICTURE_SIDE = 192;

/**
 * What an operator edits about themselves.
 *
 * @example
 * const ada: OperatorInput = {
 *   chatName: 'Ada',
 *   languages: ['fr', 'en'],
 *   country: 'FR',
 *   conversationLimit: 5,
 *   busy: false,
 * };
 */
export interface OperatorInput {
  /** Online Chat Name: what visitors read. Null falls back to first name, else user name. */
  chatName: string | null;
  /** BCP 47 tags, the main language first. */
  languages: string[];
  /** ISO 3166-1 alpha-2; null when it does not matter. */
  country: string | null;
  /** Most active conversations at a time; null for no limit. */
  conversationLimit: number | null;
  busy: boolean;
}

/**
 * An operator as admin users see one.
 *
 * @example
 * const isKnown = ({ id }: Operator): boolean => id !== '';
 */
export interface Operator extends OperatorInput {
  /** Empty for an admin user who has done nothing here yet. */
  id: string;
  /** Numeric id of the admin user; null once that user is gone. */
  user: number | null;
  /** What visitors read. */
  publicName: string;
  /** Full name in the admin. */
  fullName: string;
  /** Where the admin panel finds the picture; null without one. */
  pictureUrl: string | null;
}

/**
 * An operator listed in a channel.
 *
 * @example
 * const named = (members: readonly ChannelMember[]) => members.filter(({ listed }) => listed);
 */
export interface ChannelMember extends Operator {
  /**
   * Whether the public page names them whatever they did. Who made the channel is a member by
   * default and named once they have answered somebody, or chose to be.
   */
  listed: boolean;
}

/**
 * An operator's place in a channel.
 *
 * @example
 * const isOnDuty = (all: readonly MemberPresence[]): boolean => all.some(({ available }) => available);
 */
export interface MemberPresence {
  channel: string;
  operator: string;
  user: number;
  name: string;
  /** Where the admin panel finds the picture; null without one. */
  pictureUrl: string | null;
  /** Joined, active within the last 30 minutes and connected. */
  available: boolean;
  /** Joined, but idle or disconnected: the next activity brings them back. */
  away: boolean;
}

/**
 * A role an invited operator may be given.
 *
 * @example
 * const support: OperatorRole = { id: 4, name: 'Support', canAnswer: true };
 */
export interface OperatorRole {
  id: number;
  name: string;
  /** Whether it may answer visitors. */
  canAnswer: boolean;
}

/**
 * An admin user who may be added to a channel.
 *
 * @example
 * const nameOf = ({ chatName, fullName }: Candidate): string => chatName ?? fullName;
 */
export interface Candidate {
  user: number;
  fullName: string;
  chatName: string | null;
}

/**
 * What operators say of their own availability.
 *
 * @example
 * const join = (emit: OperatorsFromOperators['channel:join'], channel: string): void =>
 *   emit({ channel }, (reply) => console.log(reply.ok));
 */
export interface OperatorsFromOperators {
  /** A click, key or focus in any tab of the admin; at most once a minute. */
  'activity:report': (
    payload: Record<string, never>,
    answer: Answer<readonly MemberPresence[]>
  ) => void;
  'channel:join': (payload: { channel: string }, answer: Answer<readonly MemberPresence[]>) => void;
  'channel:leave': (
    payload: { channel: string },
    answer: Answer<readonly MemberPresence[]>
  ) => void;
}

/**
 * What operators are told of who is available, and of what they may do.
 *
 * @example
 * const hear: OperatorsToOperators['members:changed'] = (all) => console.log(all.length);
 */
export interface OperatorsToOperators {
  /** What this operator may do, or which channels they are in, is another: what is shown is to be asked for anew. */
  'rights:changed': (rights: { actions: readonly Action[] }) => void;
  /** Who is on duty where, to everybody watching. */
  'members:changed': (presences: readonly MemberPresence[]) => void;
  /** A login, or a click after a break, put this operator back on duty in these channels. */
  'availability:resumed': (resumed: { channels: readonly string[] }) => void;
}
