import type { ToldMessage } from '../../../server/src/conversations/shown';
import { toRow } from '../../../server/src/plugin/database/ids';
import {
  AUDIENCE,
  changed,
  leaving,
  lost,
  targetOf,
  type Views,
} from '../../../server/src/realtime/audience';
import type { Message, MessageKind } from '../../../shared/conversations';
import { answering, supervising } from '../../support/viewers';

const message = (seq: number, kind: MessageKind = 'text') =>
  ({
    ...{ conversation: 'one', clientId: `client-${seq}`, seq, kind, audience: 'public' as const },
    pictures: { visitor: 'https://shop.example/a.webp', operator: '/a.webp' },
  }) as ToldMessage;

const views = {
  channel: 'shop',
  operatorRow: 7,
  visitor: { id: 'one', state: 'open' },
  operator: { id: 'one', state: 'open', lastMessage: 'Hello' },
} as Views;

/** Whom, where, and which event: what matters of a delivery. */
const routes = (deliveries: readonly { to: string; room: string; event: string }[]) =>
  deliveries.map(({ to, room, event }) => [to, room, event]);

const ROOM = 'conversation:one';

describe('who is told what', () => {
  it('brings a message to both sides, but not back to who sent it', () => {
    const deliveries = AUDIENCE['livechat.messages.sent']({ messages: [message(1)] });

    expect(routes(deliveries)).toEqual([
      ['operator', ROOM, 'message:new'],
      ['visitor', ROOM, 'message:new'],
    ]);
    expect(deliveries.map(({ except }) => except)).toEqual([message(1), message(1)]);
  });

  it('brings the messages of a batch in order', () => {
    const deliveries = AUDIENCE['livechat.messages.sent']({ messages: [message(1), message(2)] });

    expect(deliveries.map(({ payload }) => (payload as Message).seq)).toEqual([1, 1, 2, 2]);
  });

  it('tells each side where it finds the picture of who speaks', () => {
    const deliveries = AUDIENCE['livechat.messages.sent']({ messages: [message(1)] });

    expect(deliveries.map(({ to, payload }) => [to, (payload as Message).picture])).toEqual([
      ['operator', '/a.webp'],
      ['visitor', 'https://shop.example/a.webp'],
    ]);
    expect(deliveries.map(({ payload }) => 'pictures' in payload)).toEqual([false, false]);
  });

  it.each([
    ['livechat.messages.sent', { messages: [message(1, 'rating')] }, 'message:new'],
    ['livechat.message.changed', { message: message(1, 'rating') }, 'message:changed'],
  ] as const)('keeps a rating from the visitor: %s', (name, payload, event) => {
    const told = AUDIENCE[name] as (happened: object) => ReturnType<typeof changed>;

    expect(routes(told(payload))).toEqual([['operator', ROOM, event]]);
  });

  it('tells both sides how far each has read', () => {
    const receipt = { conversation: 'one', by: 'operator', seq: 3 } as const;

    expect(routes(AUDIENCE['livechat.messages.read'](receipt))).toEqual([
      ['operator', ROOM, 'messages:read'],
      ['visitor', ROOM, 'messages:read'],
    ]);
  });

  it.each([
    ['visitor', 'operator'],
    ['operator', 'visitor'],
  ] as const)('tells of a %s who writes only the %s', (by, to) => {
    const typing = { conversation: 'one', by, typing: true };

    expect(routes(AUDIENCE['livechat.typing.changed'](typing))).toEqual([
      [to, ROOM, 'typing:changed'],
    ]);
  });

  it('tells the operators of each conversation where its visitor went', () => {
    const moved = { conversations: ['one', 'two'], page: '/prices' };

    expect(AUDIENCE['livechat.visitor.moved'](moved)).toEqual([
      {
        to: 'operator',
        room: ROOM,
        event: 'visitor:moved',
        payload: { conversation: 'one', page: '/prices' },
      },
      {
        to: 'operator',
        room: 'conversation:two',
        event: 'visitor:moved',
        payload: { conversation: 'two', page: '/prices' },
      },
    ]);
  });

  it('tells each side of a change as that side sees the conversation', () => {
    expect(changed(views).map(({ to, room, payload }) => [to, room, payload])).toEqual([
      ['visitor', ROOM, views.visitor],
      ['operator', ROOM, views.operator],
    ]);
  });

  it('opens a conversation at who has it, else at everybody available in its channel', () => {
    expect(targetOf(views)).toBe('operator:7');
    expect(targetOf({ ...views, operatorRow: null })).toBe('channel:shop');
  });
});

describe('who hears no more of a conversation', () => {
  const hearing = [
    { id: 'mine', data: answering({ row: 7 }) },
    { id: 'theirs', data: answering({ row: 8 }) },
    { id: 'supervisor', data: supervising({ row: 9 }) },
  ];

  it('is everybody but who has it now and who may read everything', () => {
    expect(leaving(hearing, toRow(7))).toEqual(['theirs']);
  });

  it('is nobody where nobody hears it', () => {
    expect(leaving([], toRow(7))).toEqual([]);
  });

  it('is told that somebody has it, and nothing of what was said', () => {
    expect(lost(views.operator)).toEqual({ ...views.operator, lastMessage: null });
  });
});
