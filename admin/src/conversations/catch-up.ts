import type { Message, OperatorConversation, Sync } from '../../../shared/conversations';
import { isBehind, type Outgoing } from '../../../shared/thread';
import { threadOf } from './desk';
import { ANSWER_WITHIN, type Line, later, patient } from './line';

/** Milliseconds a gap may close by itself before it is asked for. */
const GAP_PATIENCE = 400;

/** Asks for what is missing, unless it arrives meanwhile. A thread nobody opened may keep its gaps. */
export function closeGap(line: Line, id: string): void {
  const isMissing = (): boolean =>
    line.desk.get().loaded[id] === true && isBehind(threadOf(line.desk.get(), id));

  if (isMissing() && !line.timers.has(`sync ${id}`)) {
    later(line, `sync ${id}`, GAP_PATIENCE, () => {
      if (isMissing()) {
        void sync(line, id);
      }
    });
  }
}

/** Asks from where the messages are known without a gap, and on while there is more. */
export async function sync(line: Line, id: string): Promise<void> {
  const { socket, desk } = line;
  let after = desk.get().loaded[id] ? threadOf(desk.get(), id).through : 0;

  for (let more = true; more; ) {
    const reply = await patient<Sync<OperatorConversation>>(line, () =>
      socket.timeout(ANSWER_WITHIN).emitWithAck('messages:sync', { conversation: id, after })
    );

    if (!reply?.ok) {
      return;
    }

    desk.dispatch({ type: 'synced', id, after, sync: reply.value });
    more = reply.value.more && reply.value.messages.length > 0;
    after = reply.value.messages.at(-1)?.version ?? after;
  }
}

/** After a (re)connection: what is there to do, what changed meanwhile, and what still has to be sent, in order. */
export async function catchUp(line: Line): Promise<void> {
  const { socket, desk } = line;
  const reply = await patient<readonly OperatorConversation[]>(line, () =>
    socket.timeout(ANSWER_WITHIN).emitWithAck('conversations:list', {})
  );

  if (reply?.ok) {
    desk.dispatch({ type: 'listed', conversations: reply.value });
  }

  await Promise.all(Object.keys(desk.get().loaded).map((id) => sync(line, id)));
  await Promise.all(Object.keys(desk.get().threads).map((id) => flush(line, id)));
}

/** Sends what waits in a conversation, one message after another. */
export async function flush(line: Line, id: string): Promise<void> {
  const { socket, desk, flushing } = line;
  const next = (): Outgoing | undefined =>
    threadOf(desk.get(), id).outgoing.find(({ state }) => state === 'sending');

  if (flushing.has(id)) {
    return;
  }

  flushing.add(id);

  for (let one = next(); one !== undefined && socket.connected; one = next()) {
    await deliver(line, id, one);
  }

  flushing.delete(id);
}

/** Sends a message. A cut line is no refusal: the message goes out again once the line is back. */
async function deliver(line: Line, id: string, { clientId, body }: Outgoing): Promise<void> {
  const { socket, desk } = line;
  const reply = await patient<Message>(line, () =>
    socket.timeout(ANSWER_WITHIN).emitWithAck('message:send', { conversation: id, clientId, body })
  );

  if (reply?.ok) {
    desk.dispatch({ type: 'received', message: reply.value });
    closeGap(line, id);
  } else if (reply !== null || socket.connected) {
    desk.dispatch({ type: 'failed', id, clientId });
  }
}
