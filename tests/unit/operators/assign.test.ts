import fc from 'fast-check';
import {
  type AssignCandidate,
  type AssignRequest,
  assign,
} from '../../../server/src/operators/assign';

/** Somebody on duty, with how many conversations they have. */
interface Somebody extends AssignCandidate {
  active: number;
}

const candidate = (input: Partial<Somebody> & { row: number }): Somebody => ({
  languages: [],
  country: null,
  busy: false,
  conversationLimit: null,
  active: 0,
  ...input,
});

const request = (
  candidates: readonly Somebody[],
  input: Partial<AssignRequest> = {}
): AssignRequest => ({
  locale: null,
  country: null,
  previous: null,
  load: new Map(candidates.map(({ row, active }) => [row, active])),
  ...input,
});

const first = () => 0;
const last = () => 0.999_999;

const chosen = (
  candidates: Somebody[],
  input: Partial<AssignRequest> = {},
  random: () => number = first
) => assign(candidates, request(candidates, input), { random })?.row ?? null;

it('takes whoever has no conversations for free', () => {
  const candidates = [candidate({ row: 1, conversationLimit: 1 }), candidate({ row: 2 })];

  expect(assign(candidates, { ...request([]), previous: 1 }, { random: first })?.row).toBe(1);
});

it('gives nobody where nobody is on duty', () => {
  expect(chosen([])).toBeNull();
});

it('gives nobody where everybody is busy or at their limit', () => {
  const candidates = [
    candidate({ row: 1, busy: true }),
    candidate({ row: 2, conversationLimit: 3, active: 3 }),
    candidate({ row: 3, conversationLimit: 3, active: 4 }),
  ];

  expect(chosen(candidates)).toBeNull();
});

it('fills an operator up to the limit', () => {
  expect(chosen([candidate({ row: 1, conversationLimit: 3, active: 2 })])).toBe(1);
});

it('prefers the previous operator, however occupied and whatever the language', () => {
  const candidates = [
    candidate({ row: 1, languages: ['fr'] }),
    candidate({ row: 2, languages: ['de'], active: 9 }),
  ];

  expect(chosen(candidates, { previous: 2, locale: 'fr' })).toBe(2);
});

it.each([
  ['busy', { busy: true }],
  ['at the limit', { conversationLimit: 1, active: 1 }],
])('passes over a previous operator who is %s', (_, input) => {
  const candidates = [candidate({ row: 1 }), candidate({ row: 2, ...input })];

  expect(chosen(candidates, { previous: 2 })).toBe(1);
});

it('prefers a main language over an additional one, and both over anybody else', () => {
  const main = candidate({ row: 1, languages: ['fr', 'en'], active: 5 });
  const additional = candidate({ row: 2, languages: ['en', 'fr'], active: 1 });
  const other = candidate({ row: 3, languages: ['de'] });

  expect(chosen([other, additional, main], { locale: 'fr' })).toBe(1);
  expect(chosen([other, additional], { locale: 'fr' })).toBe(2);
  expect(chosen([other], { locale: 'fr' })).toBe(3);
});

it.each(['fr', 'fr-CA', 'FR', 'fr_BE'])('speaks French with a visitor who reads %s', (locale) => {
  const candidates = [
    candidate({ row: 1, languages: ['en'] }),
    candidate({ row: 2, languages: ['fr-FR'] }),
  ];

  expect(chosen(candidates, { locale })).toBe(2);
});

it('prefers a language over a country', () => {
  const candidates = [
    candidate({ row: 1, country: 'FR' }),
    candidate({ row: 2, languages: ['en', 'fr'] }),
  ];

  expect(chosen(candidates, { locale: 'fr', country: 'FR' })).toBe(2);
});

it('prefers the country where nobody speaks the language', () => {
  const candidates = [candidate({ row: 1 }), candidate({ row: 2, country: 'FR', active: 2 })];

  expect(chosen(candidates, { locale: 'fr', country: 'FR' })).toBe(2);
});

it.each(['', '-', null])('takes the locale %j for none', (locale) => {
  const candidates = [candidate({ row: 1, languages: [''] }), candidate({ row: 2 })];

  expect(chosen(candidates, { locale }, last)).toBe(2);
});

it('does not take an unknown country for the one of an operator without any', () => {
  const candidates = [candidate({ row: 1, active: 1 }), candidate({ row: 2, country: 'FR' })];

  expect(chosen(candidates, { country: null })).toBe(2);
});

it('chooses who has the fewest active conversations of the group', () => {
  const candidates = [
    candidate({ row: 1, active: 2 }),
    candidate({ row: 2, active: 1 }),
    candidate({ row: 3, active: 2 }),
  ];

  expect(chosen(candidates)).toBe(2);
});

it('leaves a tie to chance', () => {
  const candidates = [candidate({ row: 1 }), candidate({ row: 2 }), candidate({ row: 3 })];

  expect(chosen(candidates, {}, first)).toBe(1);
  expect(chosen(candidates, {}, () => 0.5)).toBe(2);
  expect(chosen(candidates, {}, last)).toBe(3);
});

it('shares 25 conversations among 5 idle operators five each', () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })), (stream) => {
      const candidates = [1, 2, 3, 4, 5].map((row) => candidate({ row }));

      for (let start = 0; start < 25; start += 1) {
        const winner = assign(candidates, request(candidates), {
          random: () => stream.next().value ?? 0,
        });

        if (winner !== null) {
          winner.active += 1;
        }
      }

      expect(candidates.map(({ active }) => active)).toEqual([5, 5, 5, 5, 5]);
    })
  );
});

it('keeps its promises whatever the candidates', () => {
  const languages = fc.subarray(['fr', 'fr-CA', 'en', 'de-AT', 'ro']);
  const countries = fc.constantFrom('FR', 'DE', null);
  const candidates = fc.uniqueArray(
    fc.record({
      row: fc.integer({ min: 1, max: 20 }),
      languages,
      country: countries,
      busy: fc.boolean(),
      conversationLimit: fc.option(fc.integer({ min: 1, max: 5 })),
      active: fc.nat({ max: 6 }),
    }),
    { selector: ({ row }) => row, maxLength: 8 }
  );
  const requests = fc.record({
    locale: fc.constantFrom('fr', 'fr-BE', 'en', 'xx', null),
    country: countries,
    previous: fc.option(fc.integer({ min: 1, max: 20 })),
  });
  const chance = fc.double({ min: 0, max: 0.999_999, noNaN: true });

  fc.assert(
    fc.property(candidates, requests, chance, (everybody, wanted, random) => {
      const winner = assign(everybody, request(everybody, wanted), { random: () => random });
      const free = everybody.filter(
        ({ busy, conversationLimit, active }) =>
          !busy && active < (conversationLimit ?? Number.POSITIVE_INFINITY)
      );

      expect(winner === null).toBe(free.length === 0);
      expect(winner === null || free.includes(winner)).toBe(true);

      if (winner !== null && free.some(({ row }) => row === wanted.previous)) {
        expect(winner.row).toBe(wanted.previous);
      }
    })
  );
});
