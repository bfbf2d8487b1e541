import fc from 'fast-check';
import { secondsBetween, timesOf, timesOfStart } from '../../../server/src/conversations/times';

const at = (text: string): Date => new Date(text);

describe('the times of a conversation', () => {
  it.each([
    ['2026-03-10T00:00:00.000Z', '2026-03-10', '00'],
    ['2026-03-10T23:59:59.999Z', '2026-03-10', '23'],
    ['2026-03-11T01:30:00.000+05:30', '2026-03-10', '20'],
    ['2026-12-31T20:00:00.000-05:00', '2027-01-01', '01'],
  ])('%s is on %s at %s UTC', (moment, startedDay, startedHour) => {
    expect(timesOfStart(at(moment))).toMatchObject({ startedDay, startedHour });
  });

  it('are not known before they have come', () => {
    const startedAt = at('2026-03-10T12:00:00.000Z');

    expect(timesOf({ startedAt, firstAnswerAt: null, endedAt: null })).toEqual({
      answerSeconds: null,
      durationSeconds: null,
      endedDay: null,
    });
  });

  it('are seconds to the millisecond, across midnight too', () => {
    expect(
      timesOf({
        startedAt: at('2026-03-10T23:59:00.000Z'),
        firstAnswerAt: at('2026-03-10T23:59:59.600Z'),
        endedAt: at('2026-03-11T00:01:00.000Z'),
      })
    ).toEqual({ answerSeconds: 59.6, durationSeconds: 120, endedDay: '2026-03-11' });
  });

  it('are never below zero', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true }),
        fc.date({ noInvalidDate: true }),
        (from, to) => {
          expect(secondsBetween(from, to)).toBeGreaterThanOrEqual(0);
          expect(Math.max(secondsBetween(from, to), secondsBetween(to, from))).toBe(
            Math.abs(to.getTime() - from.getTime()) / 1_000
          );
        }
      )
    );
  });
});
