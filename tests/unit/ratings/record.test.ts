import {
  givenRating,
  ratingRecord,
  type StoredRating,
  toBareRating,
  toSource,
  toStoredRating,
} from '../../../server/src/ratings/record';

const stored = (some: Partial<StoredRating> = {}): StoredRating => ({
  row: 1,
  id: 'rating-1',
  value: 5,
  comment: null,
  hidden: false,
  leftOut: null,
  channel: 1,
  channelId: 'channel-1',
  operator: 2,
  operatorId: 'operator-2',
  conversation: 3,
  conversationId: 'conversation-3',
  visitor: 4,
  visitorId: 'visitor-4',
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
  visitors: new Map([[4, 'Visitor #4']]),
  operators: [{ id: 'operator-2', publicName: 'Ada' }],
  channels: [{ id: 'channel-1', name: 'Shop' }],
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
      channel: null,
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
  const row = { id: 1, submitted_at: 0, submittedAt: 0, left_out: stored, leftOut: stored };

  expect(toBareRating(row).leftOut).toBe(leftOut);
  expect(toStoredRating(row).leftOut).toBe(leftOut);
});

describe('toStoredRating', () => {
  it('reads a row whose conversation, channel, operator and visitor are gone', () => {
    const row = {
      id: 1,
      documentId: 'rating-1',
      value: 3,
      hidden: null,
      submittedAt: '2026-03-10T12:00:00Z',
      channel: null,
      operator: null,
      conversation: null,
      visitor: null,
    };

    expect(toStoredRating(row)).toMatchObject({
      channelId: null,
      operatorId: null,
      conversationId: null,
      visitor: null,
      hidden: false,
      day: '2026-03-10',
    });
  });
});

describe('ratingRecord', () => {
  it('names who and what a rating points to', () => {
    expect(ratingRecord(stored(), names)).toMatchObject({
      operator: { id: 'operator-2', name: 'Ada' },
      channel: { id: 'channel-1', name: 'Shop' },
      visitor: 'Visitor #4',
      conversation: 'conversation-3',
    });
  });

  it('has nobody and nothing where these are gone', () => {
    const lonely = stored({ operatorId: null, operator: null, channelId: 'gone', visitor: null });

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
