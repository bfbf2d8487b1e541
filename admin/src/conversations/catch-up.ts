import {
  CHECK_MAX,
  type Message,
  type OperatorConversation,
  type Sync,
} from '../../../shared/conversations';
import { isBehind, type Outgoing } from '../../../shared/thread';
import { background } from './background';
import { ANSWER_WITHIN, type ConnectionContext, later, patient } from './connection-context';
import { threadOf } from './console-state';

/** Milliseconds a gap may close by itself before it is asked for. */
const GAP_PATIENCE = 400;

/** Asks for what is missing, unless it arrives meanwhile. A thread nobody opened may keep its gaps. */
export function closeGap(context: ConnectionContext, id: string): void {
  const isMissing = (): boolean =>
    context.consoleStore.get().loaded[id] === true &&
    isBehind(threadOf(context.consoleStore.get(), id));

  if (isMissing() && !context.timers.has(`sync ${id}`)) {
    later(context, `sync ${id}`, GAP_PATIENCE, () => {
      if (isMissing()) {
        startSync(context, id);
      }
    });
  }
}

/** What does not come is asked for again with the next message, or the next connection. */
export function startSync(context: ConnectionContext, id: string): void {
  background('fetching messages', sync(context, id));
}

/** Asks from where the messages are known without a gap, and on while there is more. */
async function sync(context: ConnectionContext, id: string): Promise<void> {
  const { socket, consoleStore } = context;
  let after = consoleStore.get().loaded[id] ? threadOf(consoleStore.get(), id).through : 0;

  for (let more = true; more; ) {
    const reply = await patient<Sync<OperatorConversation>>(context, () =>
      socket.timeout(ANSWER_WITHIN).emitWithAck('messages:sync', { conversation: id, after })
    );

    if (!reply?.ok) {
      return;
    }

    consoleStore.dispatch({ type: 'synced', id, after, sync: reply.value });
    more = reply.value.more && reply.value.messages.length > 0;
    after = reply.value.messages.at(-1)?.version ?? after;
  }
}

/** After rights changed: forgets what may no longer be shown, and asks for what is there to do now. */
export async function refresh(context: ConnectionContext): Promise<void> {
  await forgetUnreadable(context);
  await list(context);
}

/** What the server does not name may no longer be shown. Without an answer nothing is forgotten; the next one tells. */
async function forgetUnreadable(context: ConnectionContext): Promise<void> {
  const { socket, consoleStore } = context;
  const { conversations, threads } = consoleStore.get();
  const held = [...new Set([...Object.keys(conversations), ...Object.keys(threads)])];

  for (let start = 0; start < held.length; start += CHECK_MAX) {
    const some = held.slice(start, start + CHECK_MAX);
    const reply = await patient<readonly string[]>(context, () =>
      socket.timeout(ANSWER_WITHIN).emitWithAck('conversations:check', { conversations: some })
    );

    if (reply?.ok) {
      const ids = some.filter((id) => !reply.value.includes(id));

      consoleStore.dispatch({ type: 'forgotten', ids });
    }
  }
}

async function list(context: ConnectionContext): Promise<void> {
  const { socket, consoleStore } = context;
  const reply = await patient<readonly OperatorConversation[]>(context, () =>
    socket.timeout(ANSWER_WITHIN).emitWithAck('conversations:list', {})
  );

  if (reply?.ok) {
    consoleStore.dispatch({ type: 'listed', conversations: reply.value });
  }
}

/** After a (re)connection: what is there to do, what changed meanwhile, and what still has to be sent, in order. */
export async function catchUp(context: ConnectionContext): Promise<void> {
  const { consoleStore } = context;

  // Rights may have changed while nobody heard of it.
  await forgetUnreadable(context);
  await list(context);
  await Promise.all(Object.keys(consoleStore.get().loaded).map((id) => sync(context, id)));
  await Promise.all(Object.keys(consoleStore.get().threads).map((id) => flush(context, id)));
}

/** Sends what waits in a conversation, one message after another. */
export async function flush(context: ConnectionContext, id: string): Promise<void> {
  const { socket, consoleStore, flushing } = context;
  const next = (): Outgoing | undefined =>
    threadOf(consoleStore.get(), id).outgoing.find(({ state }) => state === 'sending');

  if (flushing.has(id)) {
    return;
  }

  flushing.add(id);

  try {
    for (let one = next(); one !== undefined && socket.connected; one = next()) {
      await deliver(context, id, one);
    }
  } finally {
    flushing.delete(id);
  }
}

/** Sends a message. A cut line is no refusal: the message goes out again once the line is back. */
async function deliver(
  context: ConnectionContext,
  id: string,
  { clientId, body, audience = 'public' }: Outgoing
): Promise<void> {
  const { socket, consoleStore } = context;
  const reply = await patient<Message>(context, () =>
    socket
      .timeout(ANSWER_WITHIN)
      .emitWithAck('message:send', { conversation: id, clientId, body, audience })
  );

  if (reply?.ok) {
    consoleStore.dispatch({ type: 'received', message: reply.value });
    closeGap(context, id);
  } else if (reply !== null || socket.connected) {
    consoleStore.dispatch({ type: 'failed', id, clientId });
  }
}
