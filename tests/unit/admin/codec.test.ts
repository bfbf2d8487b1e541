import fc from 'fast-check';
import {
  changedOf,
  codecOf,
  type Fields,
  flag,
  id,
  maybeWord,
  maybeWords,
  numbers,
  order,
  page,
  pageSize,
  periodFields,
  startOf,
  text,
  withFilters,
  word,
  words,
  yes,
} from '../../../admin/src/report/address';
import { type ChosenPeriod, PERIODS } from '../../../admin/src/report/periods';

const WORDS = ['open', 'closed', 'constructor', '__proto__'] as const;

type Word = (typeof WORDS)[number];

/** One field of every kind. */
interface Ticket {
  view: Word;
  by: readonly Word[];
  shown: readonly Word[] | null;
  isStacked: boolean;
  filters: ChosenPeriod & {
    mine: boolean;
    late: boolean | null;
    stage: Word | null;
    prices: readonly (1 | 3)[];
    team: string | null;
    search: string;
  };
  order: `${Word}:${'asc' | 'desc'}`;
  page: number;
  pageSize: number;
}

const FIELDS: Fields<Ticket> = {
  view: word(WORDS, 'open'),
  by: words(WORDS, 'groups', ['closed']),
  shown: maybeWords(WORDS, 'columns'),
  isStacked: yes(true, 'stacked'),
  filters: {
    mine: yes(false),
    late: flag(),
    stage: maybeWord(WORDS),
    prices: numbers([1, 3]),
    team: id(),
    search: text('q'),
    ...periodFields('30'),
  },
  order: order(WORDS, 'open:desc', 'sort'),
  page,
  pageSize,
};

const { read, write } = codecOf(FIELDS);

const day = fc.option(fc.constantFrom('2024-02-29', '2026-11-21'));

const tickets: fc.Arbitrary<Ticket> = fc.record({
  view: fc.constantFrom(...WORDS),
  by: fc.shuffledSubarray([...WORDS], { minLength: 1 }),
  shown: fc.option(fc.shuffledSubarray([...WORDS])),
  isStacked: fc.boolean(),
  filters: fc.record({
    mine: fc.boolean(),
    late: fc.option(fc.boolean()),
    stage: fc.option(fc.constantFrom(...WORDS)),
    prices: fc.subarray([1 as const, 3 as const]),
    team: fc.option(fc.string({ unit: 'grapheme', minLength: 1 })),
    search: fc.string({ unit: 'grapheme' }),
    period: fc.option(fc.constantFrom(...PERIODS)),
    from: day,
    to: day,
  }),
  order: fc
    .tuple(fc.constantFrom(...WORDS), fc.constantFrom('asc' as const, 'desc' as const))
    .map(([column, way]): Ticket['order'] => `${column}:${way}`),
  page: fc.integer({ min: 1, max: 1_000_000 }),
  pageSize: fc.constantFrom(10, 20, 50, 100),
});

it('reads back every address it writes, as an address and as a text', () => {
  fc.assert(
    fc.property(tickets, (ticket) => {
      expect(read(write(ticket))).toEqual(ticket);
      expect(read(new URLSearchParams(write(ticket).toString()))).toEqual(ticket);
    })
  );
});

it('writes nothing of what is as it starts, and reads nothing as that', () => {
  const start = startOf(FIELDS);

  expect(write(start).toString()).toBe('');
  expect(read(new URLSearchParams())).toEqual(start);
});

it('makes of any junk a report that has an address of its own', () => {
  const name = fc.oneof(
    fc.constantFrom('view', 'groups', 'columns', 'stacked', 'late', 'prices', 'sort', 'page'),
    fc.constantFrom('__proto__', 'filters', 'period', 'from', 'pageSize'),
    fc.string()
  );
  const value = fc.oneof(
    fc.string(),
    fc.constantFrom('-1', '1e99', 'NaN', 'null', 'true,false', '2026-02-30', 'open,open', ':')
  );

  fc.assert(
    fc.property(fc.array(fc.tuple(name, value)), (junk) => {
      const found = read(new URLSearchParams(junk));

      expect(read(write(found))).toEqual(found);
      expect(Object.keys(found)).toEqual(Object.keys(FIELDS));
    })
  );
});

it('leaves what an address says twice at the first', () => {
  expect(read(new URLSearchParams('view=closed&view=open')).view).toBe('closed');
});

it('names only what is not as it starts', () => {
  const filters = { ...startOf(FIELDS).filters, late: false, search: 'x' };

  expect(changedOf(FIELDS.filters as Fields<Ticket['filters']>, filters)).toEqual({
    late: false,
    search: 'x',
  });
});

it('starts over at the first page when it is narrowed, where there are pages', () => {
  const ticket = { ...startOf(FIELDS), page: 7 };
  const { page: _page, ...without } = ticket;

  expect(withFilters(ticket, { mine: true })).toMatchObject({ page: 1, filters: { mine: true } });
  expect(withFilters(without, { mine: true })).not.toHaveProperty('page');
});
