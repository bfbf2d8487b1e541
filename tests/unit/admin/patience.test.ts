import { isBusy, isFinal, pauseBefore, refusedBy } from '../../../admin/src/conversations/backoff';
import { createRecent } from '../../../admin/src/conversations/recent';
import { waitingUnit } from '../../../admin/src/conversations/waiting';

const refused = (code: string | null, retryAfter: number | null = null) => ({ code, retryAfter });

it.each(['TOKEN_INVALID', 'TOKEN_EXPIRED', 'FORBIDDEN'])('takes %s for a refusal', (code) => {
  expect(isFinal(refused(code))).toBe(true);
  expect(isBusy(refused(code))).toBe(false);
});

it.each(['INTERNAL', 'RATE_LIMITED', 'SOMETHING_NEW', null])('takes %s for none', (code) => {
  expect(isFinal(refused(code))).toBe(false);
});

it.each([null, undefined, 'no', 7, {}, { code: 3, retryAfter: 'soon' }, { retryAfter: -1 }])(
  'reads %j as a refusal without a reason',
  (data) => {
    expect(refusedBy(data)).toEqual(refused(null));
  }
);

it('waits longer each time, but never for ever, and never all tabs at once', () => {
  const least = [0, 1, 2, 3, 20].map((tries) => pauseBefore(tries, refused(null), 0));
  const most = [0, 1, 2, 3, 20].map((tries) => pauseBefore(tries, refused(null), 1));

  expect(least).toEqual([500, 1_000, 2_000, 4_000, 15_000]);
  expect(most).toEqual([1_000, 2_000, 4_000, 8_000, 30_000]);
});

it('waits as long as the server asks for', () => {
  expect(pauseBefore(0, refused('RATE_LIMITED', 40), 0)).toBe(40_000);
});

it('tells of everything once, and forgets the oldest', () => {
  const { isNew } = createRecent(2);

  expect(['a', 'b', 'a', 'b', 'c', 'b', 'a'].map(isNew)).toEqual([
    true,
    true,
    false,
    false,
    true,
    false,
    true,
  ]);
});

it.each([
  [0, 0, 'minute'],
  [59, 0, 'minute'],
  [60, 1, 'minute'],
  [3_599, 59, 'minute'],
  [3_600, 1, 'hour'],
  [86_399, 23, 'hour'],
  [86_400, 1, 'day'],
  [-5, 0, 'minute'],
])('says of %d seconds: %d × %s', (seconds, amount, unit) => {
  expect(waitingUnit(0, seconds * 1_000)).toEqual({ amount, unit });
});
