import type { Namespace, Socket } from 'socket.io';
import type {
  OperatorToServerEvents,
  ServerToOperatorEvents,
  ServerToVisitorEvents,
  VisitorToServerEvents,
} from '../../../../shared/realtime';
import type { Peers } from '../peers';
import type { Senders } from '../senders';
import type { OperatorConnection, VisitorConnection } from '../service';

/** What nodes tell each other. */
interface ServerToServerEvents {
  /** News of a node; `sent` counts them. */
  relay: (node: string, sent: number, name: string, payload: unknown) => void;
  /** A node is there, and has sent so many news. */
  here: (node: string, sent: number) => void;
}

export type VisitorNamespace = Namespace<
  VisitorToServerEvents,
  ServerToVisitorEvents,
  ServerToServerEvents,
  VisitorConnection
>;

export type OperatorNamespace = Namespace<
  OperatorToServerEvents,
  ServerToOperatorEvents,
  ServerToServerEvents,
  OperatorConnection
>;

/** The sockets of this node, open until closed. */
export interface Gateway {
  visitors: VisitorNamespace;
  operators: OperatorNamespace;
  senders: Senders;
  /** Who was last told to be on duty, as JSON. */
  emittedMembers: string;
  peers: Peers;
  /** Tells the other nodes that this one is there. */
  heartbeat: () => void;
  close: () => Promise<void>;
}

export type VisitorSocket = Socket<
  VisitorToServerEvents,
  ServerToVisitorEvents,
  ServerToServerEvents,
  VisitorConnection
>;

export type OperatorSocket = Socket<
  OperatorToServerEvents,
  ServerToOperatorEvents,
  ServerToServerEvents,
  OperatorConnection
>;
