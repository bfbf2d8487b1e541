import fc from 'fast-check';
import {
  arrived,
  picked,
  type Windows,
  withCapacity,
  withMinimized,
  without,
  withUse,
} from '../../../admin/src/conversations/windows';

const room = (capacity: number): Windows => ({ shown: [], stacked: [], capacity, vacant: 0 });
const shown = (windows: Windows): string[] => windows.shown.map(({ id }) => id);
const stacked = (windows: Windows): string[] => windows.stacked.map(({ id }) => id);
const minimized = (windows: Windows): string[] =>
  windows.shown.filter((one) => one.minimized).map(({ id }) => id);

it('gives what comes a free place, and lets the rest wait in the stack', () => {
  const windows = ['a', 'b', 'c', 'd'].reduce(arrived, room(2));

  expect(shown(windows)).toEqual(['a', 'b']);
  expect(stacked(windows)).toEqual(['c', 'd']);
});

it('moves nothing when something is new in a conversation that is there', () => {
  const windows = withMinimized(['a', 'b', 'c'].reduce(arrived, room(2)), 'a', true);

  expect(arrived(windows, 'a')).toBe(windows);
  expect(arrived(windows, 'c')).toBe(windows);
});

it('puts what is picked in the place of the window used least, where it was', () => {
  const windows = withUse(['a', 'b', 'c'].reduce(arrived, room(2)), 'a');
  const after = picked(windows, 'c');

  expect(shown(after)).toEqual(['a', 'c']);
  expect(stacked(after)).toEqual(['b']);
});

it('rather gives up a folded window', () => {
  const windows = withMinimized(['a', 'b', 'c'].reduce(arrived, room(2)), 'b', true);

  expect(shown(picked(windows, 'c'))).toEqual(['a', 'c']);
});

it('unfolds what is picked where it is', () => {
  const windows = withMinimized(['a', 'b'].reduce(arrived, room(2)), 'a', true);

  expect(minimized(picked(windows, 'a'))).toEqual([]);
  expect(shown(picked(windows, 'a'))).toEqual(['a', 'b']);
});

it('leaves a place empty that was given up: nothing comes under the cursor', () => {
  const windows = without(['a', 'b', 'c'].reduce(arrived, room(2)), ['a']);

  expect(shown(windows)).toEqual(['b']);
  expect(stacked(windows)).toEqual(['c']);
});

it('makes room when the screen gets narrower, and takes it again', () => {
  const wide = withUse(['a', 'b', 'c'].reduce(arrived, room(2)), 'a');
  const setFilters = withCapacity(wide, 1);

  expect(shown(setFilters)).toEqual(['a']);
  expect(stacked(setFilters)).toEqual(['b', 'c']);
  expect(shown(withCapacity(setFilters, 2))).toEqual(['a', 'b']);
  expect(shown(withCapacity(wide, 0))).toEqual([]);
});

it('stays the same where nothing changes', () => {
  const windows = ['a', 'b'].reduce(arrived, room(2));

  expect(withCapacity(windows, 2)).toBe(windows);
  expect(without(windows, ['c'])).toBe(windows);
  expect(without(windows, [])).toBe(windows);
  expect(withUse(windows, 'b')).toBe(windows);
  expect(withUse(windows, 'nobody')).toBe(windows);
});

const actions = {
  arrive: arrived,
  pick: picked,
  toggle: (windows: Windows, id: string) => withMinimized(windows, id, true),
  restore: (windows: Windows, id: string) => withMinimized(windows, id, false),
  use: withUse,
  close: (windows: Windows, id: string) => without(windows, [id]),
  one: (windows: Windows) => withCapacity(windows, 1),
  two: (windows: Windows) => withCapacity(windows, 2),
  none: (windows: Windows) => withCapacity(windows, 0),
};

it('never shows more than fit, nor the same one twice, and loses nothing', () => {
  const names = Object.keys(actions) as (keyof typeof actions)[];
  const action = fc.tuple(fc.constantFrom(...names), fc.constantFrom('a', 'b', 'c', 'd'));

  fc.assert(
    fc.property(fc.array(action), (deeds) => {
      let windows = room(2);

      for (const [deed, id] of deeds) {
        const before = [...shown(windows), ...stacked(windows)];

        windows = actions[deed](windows, id);

        const after = [...shown(windows), ...stacked(windows)];
        const lost = before.filter((one) => !after.includes(one));

        expect(shown(windows).length).toBeLessThanOrEqual(windows.capacity);
        expect(new Set(after).size).toBe(after.length);
        expect(lost).toEqual(deed === 'close' && before.includes(id) ? [id] : []);
      }
    })
  );
});

describe('what was put away', () => {
  const four = ['a', 'b', 'c', 'd'].reduce(arrived, room(2));
  const through = (windows: Windows, ...widths: number[]): Windows =>
    widths.reduce(withCapacity, windows);

  it.each([
    ['both', ['a', 'b'], []],
    ['one', ['a'], ['b']],
  ])('stays away on a screen that was narrow for a while, when it was %s', (_, ids, left) => {
    const windows = without(four, ids);

    expect(shown(through(windows, 0, 2))).toEqual(left);
    expect(shown(through(windows, 1, 0, 1, 2))).toEqual(left);
    expect(stacked(through(windows, 0, 2))).toEqual(['c', 'd']);
  });

  it('leaves places empty, but none of those a wider screen adds', () => {
    expect(shown(through(without(four, ['a', 'b']), 0, 3))).toEqual(['c']);
  });

  it('is forgotten once nothing waits any more', () => {
    const emptied = without(through(without(four, ['a', 'b']), 0), ['c', 'd']);

    expect(shown(through(arrived(emptied, 'e'), 2))).toEqual(['e']);
  });

  it('never makes a window vanish, nor one appear that has no place', () => {
    const width = fc.integer({ min: 0, max: 2 });

    fc.assert(
      fc.property(fc.array(width), fc.subarray(['a', 'b', 'c', 'd']), (widths, ids) => {
        const windows = through(without(four, ids), ...widths);
        const all = [...shown(windows), ...stacked(windows)];

        expect(all.toSorted()).toEqual(['a', 'b', 'c', 'd'].filter((id) => !ids.includes(id)));
        expect(windows.shown.length).toBeLessThanOrEqual(windows.capacity);
        expect(windows.vacant).toBeGreaterThanOrEqual(0);
        expect(shown(through(windows, 2)).length).toBeLessThanOrEqual(
          Math.max(0, 2 - ids.filter((id) => ['a', 'b'].includes(id)).length)
        );
      })
    );
  });
});
