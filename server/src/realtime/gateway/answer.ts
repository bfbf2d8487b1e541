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
  check: (data: SocketData[A], payload: unknown) => Promise<void>;
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
    const sent: (() => void)[] = [];
    const connection: Connection = {
      ...rooms,
      sends: (message) => sent.push(senders.note(socket.id, message)),
    };
    const work = (): Promise<unknown> =>
      perform(event, rules, { strapi, data: socket.data, connection }, values[0]);
    const forget = (): void => {
      for (const one of sent) {
        one();
      }
    };

    background(
      strapi,
      'answering an event',
      answer(strapi, name, work, values.at(-1)).finally(() => setImmediate(forget))
    );
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

  await check(call.data, payload);

  return run(call);
}

/** What there is no event for is counted all the same. */
const unknownEvent = <A extends Audience>(): SocketEvent<SocketData[A]> =>
  eventsFor<A>()('event', nothing, async () => {
    throw failure('EVENT_UNKNOWN');
  });

/** Nothing of an event is touched outside of this promise, for nobody would catch what that throws. */
async function answer(
  strapi: Core.Strapi,
  event: string,
  work: () => Promise<unknown>,
  acknowledge: unknown
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
      logFault(strapi, event, error);
    }

    reply({ ok: false, error: refusal });
  }
}
