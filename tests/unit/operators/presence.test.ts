import { isPresent, isWorthWriting, presenceOf } from '../../../server/src/operators/presence';
import { GRACE_SECONDS, HEARTBEAT_SECONDS } from '../../../shared/operators';

const now = new Date('2026-03-01T12:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const MINUTE = 60;

const signs = (activitySeconds: number, silentSeconds = 0) => ({
  lastActivityAt: ago(activitySeconds),
  lastSeenAt: ago(silentSeconds),
});

it.each([
  ['active just now', signs(0), true],
  ['idle for 29:59', signs(30 * MINUTE - 1), true],
  ['idle for exactly 30:00', signs(30 * MINUTE), true],
  ['idle for a millisecond more', signs(30 * MINUTE + 0.001), false],
  ['idle for an hour', signs(60 * MINUTE), false],
  ['seen one heartbeat ago', signs(0, HEARTBEAT_SECONDS), true],
  ['seen within the grace', signs(0, GRACE_SECONDS + HEARTBEAT_SECONDS), true],
  ['seen before the grace', signs(0, GRACE_SECONDS + HEARTBEAT_SECONDS + 0.001), false],
  ['never active', { lastActivityAt: null, lastSeenAt: now }, false],
  ['never seen', { lastActivityAt: now, lastSeenAt: null }, false],
  ['ahead of this node’s clock', signs(-5, -5), true],
])('takes somebody %s for present: %s', (_, given, answer) => {
  expect(isPresent(given, now)).toBe(answer);
});

it.each([
  [false, signs(0), 'off'],
  [false, signs(60 * MINUTE), 'off'],
  [true, signs(0), 'on'],
  [true, signs(60 * MINUTE), 'away'],
  [true, signs(0, 60 * MINUTE), 'away'],
])('tells joined %s with %j as %s', (joined, given, presence) => {
  expect(presenceOf(joined, given, now)).toBe(presence);
});

it.each([
  [signs(0), false],
  [signs(1), false],
  [signs(1.5), true],
  [signs(60), true],
  [{ lastActivityAt: null, lastSeenAt: now }, true],
])('writes activity down after %j: %s', (given, answer) => {
  expect(isWorthWriting(given, now)).toBe(answer);
});
