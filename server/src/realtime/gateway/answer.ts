import type { Core } from '@strapi/strapi';
import type { Socket } from 'socket.io';
import type { Reply } from '../../../../shared/reply';
import { background, logFault } from '../../plugin/background';
import { failure, replyError } from '../../plugin/errors';
import { nothing } from '../../plugin/fields';
import type { LimitName } from '../../plugin/nodes/limits';
import {
  type Audience,
  type Connection,
  eventsFor,
  type SocketData,
  type SocketEvent,
  type SocketEvents,
} from '../../plugin/sockets';
import type { Senders } from '../senders';
import { roomsOf } from './rooms';

/** What an audience may say, whose share it uses, and what must be true whatever it says. */
export interface Rules<A extends Audience> {
  events: SocketEvents<A>;
  consume: (limit: LimitName, data: SocketData[A]) => Promise<void>;
  /** Nobody waits where there is nothing to ask. */
  check: (data: SocketData[A], payload: unknown) => Promise<void> | undefined;
}

/** Whatever arrives gets an answer; nothing is thrown across the wire. */
export function answerEvents<A extends Audience>(
  { strapi, senders }: { strapi: Core.Strapi; senders: Senders },
  socket: Socket,
  rules: Rules<A>
): void {
  const rooms = roomsOf(strapi, socket);
  const unknown = unknownEvent<A>();

  socket.data.heardAt = Date.now();
  socket.onAny((name: string, ...values: unknown[]) => {
    socket.data.heardAt = Date.now();

    const event = (Object.hasOwn(rules.events, name) && rules.events[name]) || unknown;
    let forget: (() => void) | undefined;
    const connection: Connection = {
      isIn: rooms.isIn,
      join: rooms.join,
      leave: rooms.leave,
      sends: (message) => {
        forget = senders.note(socket.id, message);
      },
    };
    const question = {
      name,
      acknowledge: values.at(-1),
      work: () => perform(event, rules, { strapi, data: socket.data, connection }, values[0]),
      // What is answered with is told to the others in the same moment.
      end: () => forget && setImmediate(forget),
    };

    background(strapi, 'answering an event', answer(strapi, question));
  });
}

/** Every event is counted, then checked, then done. */
async function perform<A extends Audience>(
  { limit, read }: SocketEvent<SocketData[A]>,
  { consume, check }: Rules<A>,
  call: { strapi: Core.Strapi; data: SocketData[A]; connection: Connection },
  sent: unknown
): Promise<unknown> {
  await consume(limit, call.data);

  const { payload, run } = read(sent);

  const checking = check(call.data, payload);

  if (checking) {
    await checking;
  }

  return run(call);
}

/** What there is no event for is counted all the same. */
const unknownEvent = <A extends Audience>(): SocketEvent<SocketData[A]> =>
  eventsFor<A>()('event', nothing, async () => {
    throw failure('EVENT_UNKNOWN');
  });

/** An event on its way to its answer. */
interface Question {
  name: string;
  work: () => Promise<unknown>;
  acknowledge: unknown;
  /** Called once there is an answer, whatever it is. */
  end: () => void;
}

/** Nothing of an event is touched outside of this promise, for nobody would catch what that throws. */
async function answer(
  strapi: Core.Strapi,
  { name, work, acknowledge, end }: Question
): Promise<void> {
  const reply = (value: Reply<unknown>): void => {
    if (typeof acknowledge === 'function') {
      acknowledge(value);
    }
  };

  try {
    reply({ ok: true, value: await work() });
  } catch (error) {
    const refusal = replyError(error);

    if (refusal.code === 'INTERNAL') {
      logFault(strapi, name, error);
    }

    reply({ ok: false, error: refusal });
  } finally {
    end();
  }
}
