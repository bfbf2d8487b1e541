import type { Action } from './permissions';
import type { Answer } from './reply';

/** Idle for more than this many minutes, an operator is disconnected from every channel. */
export const IDLE_MINUTES = 30;

/** Seconds after the last tab closed before an operator counts as offline. */
export const GRACE_SECONDS = 20;

/** Seconds between two heartbeats of a connected operator. */
export const HEARTBEAT_SECONDS = 10;

/** Limits of what an operator edits. */
export const OPERATOR_LIMITS = { chatName: 60, languages: 20, conversationLimit: 1_000 } as const;

/** Pixels of each side of an operator's picture, whatever was uploaded. */
export const PICTURE_SIDE = 192;

/** What an operator edits about themselves. */
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

/** An operator as admin users see one. */
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

/** An operator listed in a channel. */
export interface ChannelMember extends Operator {
  /**
   * Whether the public page names them whatever they did. Who made the channel is a member by
   * default and named once they have answered somebody, or chose to be.
   */
  listed: boolean;
}

/** An operator's place in a channel. */
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

/** A role an invited operator may be given. */
export interface OperatorRole {
  id: number;
  name: string;
  /** Whether it may answer visitors. */
  canAnswer: boolean;
}

/** An admin user who may be added to a channel. */
export interface Candidate {
  user: number;
  fullName: string;
  chatName: string | null;
}

/** What operators say of their own availability. */
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

/** What operators are told of who is available, and of what they may do. */
export interface OperatorsToOperators {
  /** What this operator may do, or which channels they are in, is another: what is shown is to be asked for anew. */
  'rights:changed': (rights: { actions: readonly Action[] }) => void;
  /** Who is on duty where, to everybody watching. */
  'members:changed': (presences: readonly MemberPresence[]) => void;
  /** A login, or a click after a break, put this operator back on duty in these channels. */
  'availability:resumed': (resumed: { channels: readonly string[] }) => void;
}
