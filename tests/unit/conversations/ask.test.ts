import { mayAsk } from '../../../server/src/conversations/ask';

const NOW = new Date('2026-03-10T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 60 * 60 * 1000);

describe('mayAsk', () => {
  it.each([
    ['never asked before', { everyDays: 30 }, null, true],
    ['asked yesterday, every 30 days', { everyDays: 30 }, daysAgo(1), false],
    ['asked exactly 30 days ago', { everyDays: 30 }, daysAgo(30), true],
    ['asked a moment ago, every time', { everyDays: 0 }, NOW, true],
    ['switched off', { enabled: false }, null, false],
  ])('%s', (_case, policy, askedAt, isAsked) => {
    const whole = { enabled: true, withoutReply: true, everyDays: 0, ...policy };

    expect(mayAsk(whole, askedAt, NOW)).toEqual(isAsked ? { withoutReply: true } : null);
  });
});
