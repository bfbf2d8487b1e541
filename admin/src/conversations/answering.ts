import { newClientId } from '../../../shared/client-id';
import type { Audience } from '../../../shared/conversations';
import type { Outgoing } from '../../../shared/thread';
import type { Connection } from './connection';
import { consoleStore } from './store';

let connection: Connection | null = null;

/** The dock holds the wire; every screen answers through it. */
export const setConnection = (current: Connection | null): void => {
  connection = current;
};

/** Tries a refused connection again. */
export const wake = (): void => connection?.wake();

/** Sends a message. Without a wire it waits on the desk until there is one. */
export function say(id: string, body: string, audience: Audience): void {
  deliver(id, newClientId(), body, audience);
}

/** Tries a failed message once more, under the same client id, so that it cannot be stored twice. */
export const retry = (id: string, { clientId, body, audience = 'public' }: Outgoing): void =>
  deliver(id, clientId, body, audience);

/** Tells the visitor's side how far the operator has read. */
export const read = (id: string, seq: number): void => connection?.read(id, seq);

/** Asks for the messages of a conversation that are not known yet. */
export const syncMessages = (id: string): void => connection?.sync(id);

export const setTyping = (id: string, typing: boolean): void => connection?.type(id, typing);

/** Ends a conversation; false when the server did not. */
export const endConversation = async (id: string): Promise<boolean> =>
  (await connection?.end(id)) ?? false;

function deliver(id: string, clientId: string, body: string, audience: Audience): void {
  if (connection === null) {
    consoleStore.dispatch({ type: 'wrote', id, clientId, body, audience });

    return;
  }

  connection.send(id, clientId, body, audience);
}
