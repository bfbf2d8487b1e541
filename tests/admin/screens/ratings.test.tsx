import type { RatingRecord, RatingsPage } from '../../../shared/ratings';
import { NO_RATING_METRICS, type RatingReport } from '../../../shared/ratings-report';
import type { Answers } from '../states';
import { describeScreen } from '../states';

const RATINGS = '/livechat/admin/ratings';
const REPORT = `${RATINGS}/report`;

const rating = (visitor: string): RatingRecord => ({
  id: 'r1',
  value: 5,
  comment: 'Lovely tea',
  operator: { id: 'o1', name: 'Mara' },
  visitor,
  visitorId: 'v1',
  channel: { id: 'c1', name: 'Web' },
  team: null,
  source: 'chat',
  conversation: 'k1',
  ticket: null,
  path: 'conversations/k1',
  firstResponseSeconds: 30,
  lengthSeconds: 300,
  hidden: false,
  leftOut: null,
  note: null,
  handled: false,
  language: 'en',
  submittedAt: '2026-11-20T14:05:00.000Z',
  history: [],
});

const page = (ratings: RatingRecord[]): RatingsPage => ({
  ratings,
  page: 1,
  pageSize: 20,
  total: ratings.length,
});

/** Everything is in one group, or there is none. */
const report = (
  by: RatingReport['by'],
  key: string | null,
  names: RatingReport['names'] = {}
): RatingReport => {
  const total = { ...NO_RATING_METRICS, count: key === null ? 0 : 1, sum: 5, satisfied: 1 };

  return { by, groups: key === null ? [] : [{ ...total, keys: [key] }], total, names };
};

const NOTHING: Answers = { [RATINGS]: page([]), [REPORT]: report(['face'], null) };
const READS = ['ratings.read-all', 'ratings.hide', 'ratings.export'] as const;
const EMPTY = { answers: NOTHING, sees: 'No ratings yet' };

describeScreen('the board of ratings', {
  address: '/ratings',
  permissions: READS,
  asks: REPORT,
  full: (name) => ({ [RATINGS]: page([rating(name)]), [REPORT]: report(['face'], '5') }),
  sees: ['1 rating', 'Satisfied', 'Dissatisfied', 'Lovely tea'],
  empty: EMPTY,
});

describeScreen('a column of the board of ratings', {
  address: '/ratings?by=source',
  permissions: READS,
  asks: RATINGS,
  full: (name) => ({ [RATINGS]: page([rating(name)]), [REPORT]: report(['source'], 'chat') }),
  sees: ['1 rating', 'Lovely tea'],
  empty: null,
});

describeScreen('the list of ratings', {
  address: '/ratings?view=list',
  permissions: READS,
  asks: RATINGS,
  full: (name) => ({ [RATINGS]: page([rating(name)]), [REPORT]: report(['face'], '5') }),
  sees: ['1 rating', 'Satisfied', 'Lovely tea'],
  empty: EMPTY,
});

describeScreen('the grouped list of ratings', {
  address: '/ratings?view=list&by=operator',
  permissions: READS,
  asks: REPORT,
  full: (name) => ({
    [RATINGS]: page([rating('Wanda')]),
    [REPORT]: report(['operator'], 'o1', { o1: name }),
  }),
  sees: ['1 rating'],
  empty: EMPTY,
});

describeScreen('the pivot of ratings', {
  address: '/ratings?view=pivot&by=channel&columnsBy=source',
  permissions: READS,
  asks: REPORT,
  full: (name) => ({
    [REPORT]: {
      ...report(['channel', 'source'], 'c1', { c1: name }),
      groups: [{ ...NO_RATING_METRICS, keys: ['c1', 'chat'], count: 1, sum: 5, satisfied: 1 }],
    },
  }),
  sees: ['1 rating', 'Total'],
  empty: EMPTY,
});

describeScreen('the graph of ratings', {
  address: '/ratings?view=graph&by=channel',
  permissions: READS,
  asks: REPORT,
  full: (name) => ({ [REPORT]: report(['channel'], 'c1', { c1: name }) }),
  sees: ['1 rating'],
  empty: EMPTY,
});

describeScreen('a rating', {
  address: '/ratings/r1',
  permissions: ['ratings.read-own', 'ratings.hide'],
  asks: `${RATINGS}/r1`,
  full: (name) => ({ [`${RATINGS}/r1`]: rating(name), [RATINGS]: page([rating(name)]) }),
  sees: ['Lovely tea', 'Mara', '5 min', 'Save'],
  empty: null,
});
