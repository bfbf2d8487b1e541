import { backOnDuty } from '../../../admin/src/operators/duty';
import type { Duty } from '../../../shared/operators';

const duty = (onDuty: boolean, away: boolean, operator = 'o1'): Duty => ({
  channel: 'ch1',
  operator,
  user: 1,
  name: 'Mara',
  onDuty,
  away,
});

it('says who activity put back on duty, and nobody else', () => {
  expect(backOnDuty([duty(false, true)], [duty(true, false)], 'o1')).toEqual(['ch1']);
  expect(backOnDuty([duty(false, true)], [duty(true, false)], 'o2')).toEqual([]);
});

it.each([
  ['joined just now', duty(false, false), duty(true, false)],
  ['is still away', duty(false, true), duty(false, true)],
  ['left meanwhile', duty(false, true), duty(false, false)],
])('says nothing of who %s', (_, before, after) => {
  expect(backOnDuty([before], [after], 'o1')).toEqual([]);
});
