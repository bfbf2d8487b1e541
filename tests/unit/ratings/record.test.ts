import { toId, toRow } from '../../../server/src/plugin/database/ids';
import {
  givenRating,
  ratingRecord,
  type StoredRating,
  toBareRating,
  toSource,
  toStoredRating,
} from '../../../server/src/ratings/record';

const stored = (some: Partial<StoredRating> = {}): StoredRating => ({
  row: toRow(1),
  id: toId('rating-1'),
  value: 5,
  comment: null,
  hidden: false,
  leftOut: null,
  owner: { kind: 'channel', row: toRow(1) },
  operator: toRow(2),
  conversation: toRow(3),
  ticket: null,
  visitor: toRow(4),
  customer: null,
  submittedAt: new Date('2026-03-10T12:00:00Z'),
  day: '2026-03-10',
  history: [],
  source: 'chat',
  note: null,
  handled: false,
  language: null,
  firstResponseSeconds: null,
  lengthSeconds: null,
  ...some,
});

const names = {
  operators: new Map([[2, { id: 'operator-2', name: 'Ada' }]]),
  owners: {
    channel: new Map([[1, { id: 'channel-1', name: 'Shop' }]]),
    team: new Map([[1, { id: 'team-1', name: 'Returns' }]]),
  },
  givers: {
    visitor: new Map([[4, { id: 'visitor-4', name: 'Visitor #4' }]]),
    customer: new Map([[4, { id: 'customer-4', name: 'Cleo' }]]),
  },
  subjects: {
    conversation: new Map([[3, { id: 'conversation-3', path: 'conversations/conversation-3' }]]),
    ticket: new Map([[3, { id: 'ticket-3', path: 'tickets/ticket-3' }]]),
  },
};

describe('toBareRating', () => {
  it.each([
    ['SQLite', { submitted_at: 1773144000000, hidden: 1, history: '[{"value":1}]', value: 5 }],
    [
      'PostgreSQL',
      { submitted_at: new Date(1773144000000), hidden: true, history: [{ value: 1 }], value: '5' },
    ],
  ])('reads a row as %s gives it', (_database, row) => {
    expect(toBareRating({ id: 1, document_id: 'rating-1', ...row })).toEqual({
      row: 1,
      id: 'rating-1',
      value: 5,
      comment: null,
      hidden: true,
      leftOut: null,
      owner: null,
      operator: null,
      submittedAt: new Date(1773144000000),
      day: '2026-03-10',
      history: [{ value: 1 }],
    });
  });
});

it.each([
  ['network', 'network'],
  ['', null],
  [null, null],
  [undefined, null],
  ['fax', null],
])('reads %p as the reason %p to leave a rating out', (stored, leftOut) => {
  const row = { id: 1, submitted_at: 0, left_out: stored };

  expect(toBareRating(row).leftOut).toBe(leftOut);
  expect(toStoredRating(row).leftOut).toBe(leftOut);
});

describe('toStoredRating', () => {
  it('reads a row whose conversation, channel, operator and visitor are gone', () => {
    const row = {
      id: 1,
      document_id: 'rating-1',
      value: 3,
      hidden: null,
      submitted_at: '2026-03-10T12:00:00Z',
      channel_id: null,
      operator_id: null,
      conversation_id: null,
      visitor_id: null,
    };

    expect(toStoredRating(row)).toMatchObject({
      owner: null,
      operator: null,
      conversation: null,
      visitor: null,
      hidden: false,
      day: '2026-03-10',
    });
  });

  it('reads what a ticket has in place of a conversation', () => {
    const row = { id: 1, submitted_at: 0, source: 'ticket', ticket_id: 7, team_id: 8 };

    expect(toStoredRating({ ...row, customer_id: 9 })).toMatchObject({
      source: 'ticket',
      ticket: 7,
      owner: { kind: 'team', row: 8 },
      customer: 9,
    });
  });
});

describe('ratingRecord', () => {
  it('names who and what a rating points to', () => {
    expect(ratingRecord(stored(), names)).toMatchObject({
      operator: { id: 'operator-2', name: 'Ada' },
      channel: { id: 'channel-1', name: 'Shop' },
      team: null,
      visitor: 'Visitor #4',
      conversation: 'conversation-3',
      ticket: null,
      path: 'conversations/conversation-3',
    });
  });

  it('names ticket, team and customer of a ticket, whatever has the same rows', () => {
    const ofTicket = stored({
      ...{ source: 'ticket', conversation: null, ticket: toRow(3), owner: null },
      ...{ visitor: null, customer: toRow(4) },
    });

    expect(
      ratingRecord({ ...ofTicket, owner: { kind: 'team', row: toRow(1) } }, names)
    ).toMatchObject({
      ...{ channel: null, team: { id: 'team-1', name: 'Returns' } },
      ...{ conversation: null, ticket: 'ticket-3', path: 'tickets/ticket-3' },
      ...{ visitor: 'Cleo', visitorId: 'customer-4' },
    });
  });

  it('has nobody and nothing where these are gone', () => {
    const owner = { kind: 'channel', row: toRow<'channel'>(99) } as const;
    const lonely = stored({ operator: null, owner, visitor: null });

    expect(ratingRecord(lonely, names)).toMatchObject({
      operator: null,
      channel: null,
      visitor: '',
    });
  });

  it('shows an imported value as the face it stands for', () => {
    expect(ratingRecord(stored({ value: 2.9 }), names).value).toBe(1);
  });
});

describe('givenRating', () => {
  it('tells the visitor what was given and until when it may be changed, and no more', () => {
    expect(givenRating(stored({ comment: 'Thanks', note: 'internal' }), 24)).toEqual({
      value: 5,
      comment: 'Thanks',
      changeableUntil: '2026-03-11T12:00:00.000Z',
    });
  });
});

it.each([
  ['ticket', 'ticket'],
  ['chat', 'chat'],
  [null, 'chat'],
  ['fax', 'chat'],
])('takes a rating whose source reads %s for one of a %s', (source, known) => {
  expect(toSource(source)).toBe(known);
});
