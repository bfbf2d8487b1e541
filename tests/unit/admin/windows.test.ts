import fc from 'fast-check';
import {
  closed,
  opened,
  type Windows,
  withCapacity,
  withFold,
} from '../../../admin/src/conversations/windows';

const room = (capacity: number): Windows => ({ list: [], capacity });
const unfolded = ({ list }: Windows): string[] =>
  list.filter(({ folded }) => !folded).map(({ id }) => id);

it('folds the oldest window when there is no room for another', () => {
  const windows = ['a', 'b', 'c'].reduce(opened, room(2));

  expect(windows.list.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(unfolded(windows)).toEqual(['b', 'c']);
});

it('opens a window once, where it was', () => {
  const windows = ['a', 'b', 'a'].reduce(opened, room(1));

  expect(windows.list.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(unfolded(windows)).toEqual(['a']);
});

it('makes room when the screen gets narrower', () => {
  const windows = withCapacity(['a', 'b', 'c'].reduce(opened, room(3)), 1);

  expect(unfolded(windows)).toEqual(['c']);
});

it('never shows more than fit, nor the same one twice', () => {
  const action = fc.tuple(
    fc.constantFrom('open', 'fold', 'unfold', 'close'),
    fc.constantFrom('a', 'b', 'c', 'd')
  );

  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(action), (capacity, actions) => {
      const windows = actions.reduce((current, [what, id]) => {
        const doing = {
          open: () => opened(current, id),
          fold: () => withFold(current, id, true),
          unfold: () => withFold(current, id, false),
          close: () => closed(current, id),
        };

        return doing[what]();
      }, room(capacity));

      expect(unfolded(windows).length).toBeLessThanOrEqual(capacity);
      expect(new Set(windows.list.map(({ id }) => id)).size).toBe(windows.list.length);
    })
  );
});
