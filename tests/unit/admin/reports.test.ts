import fc from 'fast-check';
import { summing } from '../../../admin/src/report/kit';
import { PERIODS } from '../../../admin/src/report/periods';
import {
  CODECS,
  type Column,
  filtersOf,
  type Kind,
  nextOrder,
  type Order,
  ratingsAddress,
  SHAPES,
} from '../../../admin/src/reports/address';
import { labelsFor, orderedAs } from '../../../admin/src/reports/hours';
import { CONVERSATION_MEASURING, measured } from '../../../admin/src/reports/metrics';
import { filed, sorted } from '../../../admin/src/reports/table';
import {
  CONVERSATION_DIMENSIONS,
  CONVERSATION_MEASURES,
  type ConversationGroup,
  type ConversationMetrics,
} from '../../../shared/reports';

const KINDS: readonly Kind[] = ['conversations', 'operators'];

const read = (query: string, kind: Kind = 'conversations') =>
  CODECS[kind].read(new URLSearchParams(query));

const metrics = (some: Partial<ConversationMetrics> = {}): ConversationMetrics => ({
  count: 4,
  unanswered: 1,
  answerSeconds: 90,
  ended: 2,
  durationSeconds: 600,
  messages: 20,
  ratings: { count: 2, sum: 6, satisfied: 1, asked: 4 },
  ...some,
});

const group = (
  keys: ConversationGroup['keys'],
  some: Partial<ConversationMetrics> = {}
): ConversationGroup => ({ keys, ...metrics(some) });

describe('an address', () => {
  it('begins with the last 30 days, by day or by operator', () => {
    expect(read('')).toMatchObject({
      by: ['day'],
      filters: { period: '30' },
      measure: 'conversations',
    });
    expect(read('', 'operators')).toMatchObject({
      by: ['operator'],
      filters: { period: '30' },
      shape: 'bar',
    });
  });

  it('leaves out what makes no sense', () => {
    const nonsense = 'by=face,hour,hour,moon&period=9&from=2026-02-30&show=x&chart=pie&sort=y:up';

    expect(read(nonsense)).toEqual({ ...read(''), by: ['hour'] });
    expect(read('by=hour,day,month').by).toEqual(['hour', 'day']);
  });

  it('says all time, for there is a period to start with', () => {
    const start = read('');
    const all = { ...start, filters: { ...start.filters, period: null } };

    expect(CODECS.conversations.write(all).toString()).toBe('period=all');
    expect(read('period=all').filters.period).toBeNull();
  });

  it('is empty as it starts', () => {
    for (const kind of KINDS) {
      expect(CODECS[kind].write(read('', kind)).toString()).toBe('');
    }
  });

  it('says everything that is seen', () => {
    const columns: readonly Column[] = ['group', ...CONVERSATION_MEASURES];
    const id = fc.option(fc.stringMatching(/^[a-z0-9]{1,24}$/));
    const day = fc.option(fc.constantFrom('2026-02-28', '2024-02-29'));
    const report = fc.record({
      by: fc.uniqueArray(fc.constantFrom(...CONVERSATION_DIMENSIONS), {
        minLength: 1,
        maxLength: 2,
      }),
      measure: fc.constantFrom(...CONVERSATION_MEASURES),
      shape: fc.constantFrom(...SHAPES),
      order: fc
        .tuple(fc.constantFrom(...columns), fc.constantFrom('asc', 'desc'))
        .map(([column, way]) => `${column}:${way}` as Order),
      filters: fc.record({
        channel: id,
        operator: id,
        period: fc.option(fc.constantFrom(...PERIODS)),
        from: day,
        to: day,
      }),
    });

    fc.assert(
      fc.property(fc.constantFrom(...KINDS), report, (kind, one) => {
        expect(CODECS[kind].read(CODECS[kind].write(one))).toEqual(one);
      })
    );
  });

  it('asks the server for a span of the reader’s clock', () => {
    const now = new Date('2026-11-21T12:00:00Z');

    const of = (query: string, timeZone: string) =>
      filtersOf(read(query).filters, { now, timeZone });

    expect(of('period=today&channel=shop', 'Asia/Kolkata')).toEqual({
      channel: 'shop',
      since: '2026-11-20T18:30:00.000Z',
    });
    expect(of('period=all', 'UTC')).toEqual({});
  });

  it.each([
    ['', {}, 'view=list&period=30'],
    ['period=all&channel=shop', { operator: 'ada' }, 'view=list&channel=shop&operator=ada'],
    ['period=7&operator=ada', { channel: null }, 'view=list&period=7&channel=none&operator=ada'],
  ])('%s leads for %j to the ratings %s', (query, of, address) => {
    expect(ratingsAddress(read(query).filters, of)).toBe(address);
  });

  it.each([
    ['group:asc', 'group', 'group:desc'],
    ['happy:asc', 'group', 'group:asc'],
    ['group:asc', 'happy', 'happy:desc'],
    ['happy:desc', 'happy', 'happy:asc'],
  ] as const)('sorted by %s and then by %s is sorted by %s', (order, column, next) => {
    expect(nextOrder(order, column)).toBe(next);
  });
});

describe('figures', () => {
  it.each([
    ['conversations', 4],
    ['unanswered', 1],
    ['firstAnswer', 30],
    ['duration', 300],
    ['messages', 20],
    ['average', 3],
    ['happy', 50],
    ['responseRate', 50],
  ] as const)('have a measure %s of %d', (measure, value) => {
    expect(measured(metrics(), measure)).toBe(value);
  });

  it('have no averages of nothing', () => {
    const none = metrics({ count: 1, unanswered: 1, answerSeconds: 0, ended: 0, ratings: null });

    for (const measure of ['firstAnswer', 'duration', 'average', 'happy'] as const) {
      expect(measured(none, measure)).toBeNull();
    }
  });

  it('add up before anything is divided', () => {
    const { added, nothing, measured: shown } = summing(CONVERSATION_MEASURING, 'duration');
    const one = metrics({ ended: 1, durationSeconds: 100 });
    const other = metrics({ ended: 3, durationSeconds: 900 });

    expect(shown([one, other].reduce(added, nothing))).toBe(250);
    expect(added(added(nothing, one), other).ratings).toEqual({
      count: 4,
      sum: 12,
      satisfied: 2,
      asked: 8,
    });
  });

  it('are filed in seconds, minutes and percent', () => {
    expect(filed(metrics({ answerSeconds: 100 }), CONVERSATION_MEASURES)).toEqual([
      4, 1, 33, 5, 20, 3, 50, 50,
    ]);
    expect(filed(metrics({ ratings: null }), ['happy'])).toEqual([null]);
  });
});

describe('hours', () => {
  const labelOf = (_dimension: string, key: string | null) => `on the clock: ${key}`;

  it('are of the reader’s clock by themselves, and of UTC beside days', () => {
    expect(labelsFor(['hour', 'channel'], labelOf)('hour', '07')).toBe('on the clock: 07');
    expect(labelsFor(['month', 'hour'], labelOf)('hour', '07')).toBe('07:00 UTC');
    expect(labelsFor(['day', 'hour'], labelOf)('day', '2026-11-21')).toBe(
      'on the clock: 2026-11-21'
    );
    expect(orderedAs('hour', ['hour'])).toBe('hour');
    expect(orderedAs('hour', ['hour', 'week'])).toBe('day');
  });
});

describe('the table', () => {
  const groups = [
    group(['bob'], { messages: 5, ratings: null }),
    group([null], { messages: 9 }),
    group(['ada'], { messages: 5 }),
  ];
  const inOrder = (order: Order): (string | null | undefined)[] =>
    sorted(groups, { by: ['operator'], order, labelOf: (_dimension, key) => key ?? '' }).map(
      ({ keys }) => keys[0]
    );

  it.each([
    ['group:asc', ['ada', 'bob', null]],
    ['group:desc', ['bob', 'ada', null]],
    ['messages:desc', [null, 'ada', 'bob']],
    ['messages:asc', ['ada', 'bob', null]],
  ] as const)('is sorted by %s', (order, keys) => {
    expect(inOrder(order)).toEqual(keys);
  });

  it('puts last what has no such figure, both ways', () => {
    expect(inOrder('happy:asc').at(-1)).toBe('bob');
    expect(inOrder('happy:desc').at(-1)).toBe('bob');
  });
});
