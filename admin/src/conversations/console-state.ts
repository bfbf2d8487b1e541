import type {
  Audience,
  Message,
  OperatorConversation,
  ReadReceipt,
  Sync,
  Typing,
  VisitorPage,
} from '../../../shared/conversations';
import type { MemberPresence } from '../../../shared/operators';
import { EMPTY_THREAD, type Thread } from '../../../shared/thread';
import type { Windows } from './windows';

/** How the console stands with the server. `refused` waits for a fresh login. */
export type ConnectionState = 'off' | 'connecting' | 'online' | 'offline' | 'refused';

/** Everything the operator console knows; screens only read it. */
export interface ConsoleState {
  connection: ConnectionState;
  /** Id of the operator who sits here. */
  me: string | null;
  conversations: Readonly<Record<string, OperatorConversation>>;
  /** Those this operator is to look after, as the server told: own ones and free ones where they are on duty; null until it did. */
  awaited: ReadonlySet<string> | null;
  threads: Readonly<Record<string, Thread>>;
  /** Conversations whose messages are known from the first one on. */
  loaded: Readonly<Record<string, true>>;
  /** Conversations whose visitor is writing now. */
  typing: Readonly<Record<string, true>>;
  /** How many screens show a conversation now; those none shows are left out. */
  onScreen: Readonly<Record<string, number>>;
  windows: Windows;
  /** Null until the server told. */
  presences: readonly MemberPresence[] | null;
  /** Ids of the channels this operator was put back on duty in, until they are told. */
  resumed: readonly string[] | null;
  /** How often what this operator may do has changed: screens ask anew for what they show. */
  rights: number;
}

/** Everything that can happen to the console. */
export type ConsoleEvent =
  | { type: 'connection'; connection: ConnectionState }
  | { type: 'identified'; me: string }
  | { type: 'known'; conversations: readonly OperatorConversation[] }
  | { type: 'listed'; conversations: readonly OperatorConversation[] }
  | { type: 'opened'; conversation: OperatorConversation }
  | { type: 'received'; message: Message }
  | { type: 'synced'; id: string; after: number; sync: Sync<OperatorConversation> }
  | { type: 'wrote'; id: string; clientId: string; body: string; audience?: Audience }
  | { type: 'failed'; id: string; clientId: string }
  | { type: 'receipt'; receipt: ReadReceipt }
  | { type: 'typing'; typing: Typing }
  | { type: 'presences'; presences: readonly MemberPresence[] }
  | { type: 'resumed'; channels: readonly string[] }
  | { type: 'resume-told' }
  | { type: 'rights-changed' }
  | { type: 'forgotten'; ids: readonly string[] }
  | { type: 'on-screen'; id: string; isThere: boolean }
  | { type: 'moved'; moved: VisitorPage }
  | { type: 'window-opened'; id: string }
  | { type: 'window-folded'; id: string; minimized: boolean }
  | { type: 'window-used'; id: string }
  | { type: 'window-closed'; id: string }
  | { type: 'windows-left'; ids: readonly string[] }
  | { type: 'windows-restored'; windows: Windows }
  | { type: 'capacity'; capacity: number };

export const EMPTY_CONSOLE: ConsoleState = {
  connection: 'off',
  me: null,
  conversations: {},
  awaited: null,
  threads: {},
  loaded: {},
  typing: {},
  onScreen: {},
  windows: { shown: [], stacked: [], capacity: 2, vacant: 0 },
  presences: null,
  resumed: null,
  rights: 0,
};

export const threadOf = (consoleState: ConsoleState, id: string): Thread =>
  consoleState.threads[id] ?? EMPTY_THREAD;
