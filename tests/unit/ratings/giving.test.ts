import fc from 'fast-check';
import { changeableUntil, type Earlier, give, readGiven } from '../../../server/src/ratings/giving';
import { COMMENT_MAX } from '../../../shared/ratings';
import { NASTY_TEXTS } from '../../support/nasty';

const NOON = new Date('2026-03-10T12:00:00.000Z');
const later = (hours: number): Date => new Date(NOON.getTime() + hours * 3_600_000);

const earlier = (some: Partial<Earlier> = {}): Earlier => ({
  value: 1,
  comment: 'Too slow',
  submittedAt: NOON,
  history: [],
  ...some,
});

describe('readGiven', () => {
  it.each([5, 3, 1])('takes the value %d', (value) => {
    expect(readGiven(value, undefined)).toEqual({
      kind: 'read',
      given: { value, comment: undefined },
    });
  });

  it.each([
    0,
    2,
    4,
    6,
    '5x',
    '5',
    null,
    undefined,
    5.0001,
    -1,
    Number.NaN,
    true,
    [5],
    { value: 5 },
  ])('refuses the value %p and names it', (value) => {
    expect(readGiven(value, 'fine')).toEqual({
      kind: 'refused',
      code: 'RATING_VALUE_INVALID',
      details: { path: 'value' },
    });
  });

  it('trims a comment', () => {
    expect(readGiven(5, '  Thank you \n')).toMatchObject({ given: { comment: 'Thank you' } });
  });

  it.each([null, '', '   ', '\n\t', '\u0000'])(
    'reads the comment %p as an emptied one',
    (comment) => {
      expect(readGiven(5, comment)).toEqual({ kind: 'read', given: { value: 5, comment: null } });
    }
  );

  it('reads a comment left out as nothing said of it', () => {
    expect(readGiven(5, undefined)).toEqual({
      kind: 'read',
      given: { value: 5, comment: undefined },
    });
  });

  it('counts an emoji as one character, as the box it is typed in does', () => {
    expect(readGiven(5, '👍'.repeat(COMMENT_MAX)).kind).toBe('read');
    expect(readGiven(5, '👍'.repeat(COMMENT_MAX + 1)).kind).toBe('refused');
  });

  it.each([
    ['too long', 'a'.repeat(COMMENT_MAX + 1)],
    ['a number', 5],
    ['a list', ['x']],
  ])('refuses a comment that is %s', (_what, comment) => {
    expect(readGiven(5, comment)).toMatchObject({
      kind: 'refused',
      code: 'INPUT_INVALID',
      details: { path: 'comment' },
    });
  });

  it('keeps every character of a comment that a database can store', () => {
    for (const text of NASTY_TEXTS.filter(({ length }) => length <= COMMENT_MAX)) {
      expect(readGiven(1, text)).toEqual({
        kind: 'read',
        given: { value: 1, comment: text.replaceAll('\r\n', '\n') },
      });
    }
  });

  it('answers anything at all without throwing', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (value, comment) => {
        expect(['read', 'refused']).toContain(readGiven(value, comment).kind);
      })
    );
  });
});

describe('give', () => {
  it('stores a first rating as of now', () => {
    expect(give({ value: 5, comment: undefined }, null, NOON, 24)).toEqual({
      kind: 'store',
      rating: { value: 5, comment: null, submittedAt: NOON, history: [] },
    });
  });

  it('empties the earlier comment when told so, beside whatever face, and remembers it', () => {
    for (const value of [5, 1] as const) {
      expect(give({ value, comment: null }, earlier(), later(1), 24)).toEqual({
        kind: 'store',
        rating: {
          value,
          comment: null,
          submittedAt: NOON,
          history: [{ at: later(1).toISOString(), value: 1, comment: 'Too slow' }],
        },
      });
    }
  });

  it('has nothing to empty where there was no comment', () => {
    expect(give({ value: 1, comment: null }, earlier({ comment: null }), later(1), 24).kind).toBe(
      'same'
    );
  });

  it('keeps the earlier comment when another face comes without one', () => {
    expect(give({ value: 3, comment: undefined }, earlier(), later(1), 24)).toMatchObject({
      rating: { value: 3, comment: 'Too slow' },
    });
  });

  it('keeps the moment of the first face and puts what was before into the history', () => {
    expect(give({ value: 5, comment: 'Better now' }, earlier(), later(1), 24)).toEqual({
      kind: 'store',
      rating: {
        value: 5,
        comment: 'Better now',
        submittedAt: NOON,
        history: [{ at: later(1).toISOString(), value: 1, comment: 'Too slow' }],
      },
    });
  });

  it('changes nothing when the same is given again, however late', () => {
    expect(give({ value: 1, comment: 'Too slow' }, earlier(), later(500), 24).kind).toBe('same');
    expect(give({ value: 1, comment: undefined }, earlier(), later(500), 24).kind).toBe('same');
  });

  it('takes a change in the last moment of the window, and none after it', () => {
    const change = { value: 5, comment: undefined } as const;

    expect(give(change, earlier(), later(24), 24).kind).toBe('store');
    expect(give(change, earlier(), new Date(later(24).getTime() + 1), 24)).toEqual({
      kind: 'refused',
      code: 'RATING_CLOSED',
      details: {},
    });
  });

  it('takes no change at all when the window is 0 hours', () => {
    expect(give({ value: 5, comment: undefined }, earlier(), later(0.001), 0).kind).toBe('refused');
  });

  it('keeps the latest fifty changes', () => {
    const history = Array.from({ length: 50 }, (_, index) => ({
      at: NOON.toISOString(),
      value: 5 as const,
      comment: String(index),
    }));
    const giving = give({ value: 5, comment: undefined }, earlier({ history }), later(1), 24);

    expect(giving).toMatchObject({ kind: 'store' });
    expect('rating' in giving && giving.rating.history).toHaveLength(50);
    expect('rating' in giving && giving.rating.history.at(-1)?.comment).toBe('Too slow');
  });

  it('remembers an imported value as the face it stands for', () => {
    expect(
      give({ value: 1, comment: undefined }, earlier({ value: 4 }), later(1), 24)
    ).toMatchObject({ rating: { history: [{ value: 5 }] } });
  });
});

describe('changeableUntil', () => {
  it('is so many hours after the rating was given', () => {
    expect(changeableUntil(NOON, 24)).toEqual(later(24));
  });
});
