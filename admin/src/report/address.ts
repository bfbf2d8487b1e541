import { type ChosenPeriod, isDay, PERIODS } from './periods';

/** How one thing is said in an address. */
export interface Field<Value> {
  /** What it is called there; as in the report when left out. */
  as?: string;
  /** What an address says that does not speak of it. */
  start: Value;
  /** Undefined for what makes no sense. */
  read: (text: string) => Value | undefined;
  /** Null for what is not said. */
  write: (value: Value) => string | null;
}

/** A field, or a table of them for what a report keeps together. */
type Entry<Value> = Field<Value> | (Value extends object ? Fields<Value> : never);

/** Everything an address says, in the order it says it. */
export type Fields<Report> = { readonly [Name in keyof Report]: Entry<Report[Name]> };

/** Reads and writes the addresses of a report. */
export interface Codec<Report> {
  /** What an address says; what makes no sense is as it starts. */
  read: (params: URLSearchParams) => Report;
  /** The address of a report. What is as it starts is left out, so that addresses stay short. */
  write: (report: Report) => URLSearchParams;
}

export const codecOf = <Report extends object>(fields: Fields<Report>): Codec<Report> => ({
  read: (params) => readFields(fields, params),
  write: (report) => {
    const params = new URLSearchParams();

    writeFields(fields, report, params);

    return params;
  },
});

function readFields<Report extends object>(
  fields: Fields<Report>,
  params: URLSearchParams
): Report {
  const entries = entriesOf(fields).map(([name, entry]) => [
    name,
    isField(entry) ? readField(entry, params.get(entry.as ?? name)) : readFields(entry, params),
  ]);

  return Object.fromEntries(entries) as Report;
}

function readField<Value>({ read, start }: Field<Value>, said: string | null): Value {
  const value = said === null ? undefined : read(said);

  return value === undefined ? start : value;
}

function writeFields<Report extends object>(
  fields: Fields<Report>,
  report: Report,
  params: URLSearchParams
): void {
  const values = report as Readonly<Record<string, unknown>>;

  for (const [name, entry] of entriesOf(fields)) {
    if (!isField(entry)) {
      writeFields(entry, values[name] as object, params);
    } else if (isChanged(entry, values[name])) {
      params.set(entry.as ?? name, entry.write(values[name]) ?? '');
    }
  }
}

/** What is not as it starts. */
export function changedOf<Values extends object>(
  fields: Fields<Values>,
  values: Values
): Partial<Values> {
  const changed = entriesOf(fields).filter(
    ([name, entry]) =>
      isField(entry) && isChanged(entry, (values as Readonly<Record<string, unknown>>)[name])
  );

  return Object.fromEntries(
    changed.map(([name]) => [name, values[name as keyof Values]])
  ) as Partial<Values>;
}

/** How everything starts. */
export const startOf = <Values extends object>(fields: Fields<Values>): Values =>
  readFields(fields, new URLSearchParams());

const isChanged = <Value>(field: Field<Value>, value: Value): boolean => {
  const said = field.write(value);

  return said !== null && said !== field.write(field.start);
};

type AnyEntry = Field<unknown> | Fields<object>;

const entriesOf = (fields: object): [string, AnyEntry][] => Object.entries<AnyEntry>({ ...fields });

const isField = (entry: AnyEntry): entry is Field<unknown> =>
  'read' in entry && typeof entry.read === 'function';

/** A text as one of the words known; undefined when it is none of them. */
const oneOf = <Word extends string>(given: string, known: readonly Word[]): Word | undefined =>
  known.find((one) => one === given);

/** One of some words. */
export const word = <Word extends string>(
  known: readonly Word[],
  start: Word,
  as?: string
): Field<Word> => ({
  ...named(as),
  start,
  read: (given) => oneOf(given, known),
  write: (value) => value,
});

/** One of some words, or none. */
export const maybeWord = <Word extends string>(
  known: readonly Word[],
  as?: string
): Field<Word | null> => ({
  ...named(as),
  start: null,
  read: (given) => oneOf(given, known),
  write: (value) => value ?? '',
});

/** Some of some words, each once, joined by commas. */
export const words = <Word extends string>(
  known: readonly Word[],
  as?: string,
  start: readonly Word[] = []
): Field<readonly Word[]> => ({
  ...named(as),
  start,
  read: (given) => {
    const found = wordsIn(given, known);

    return found.length > 0 ? found : undefined;
  },
  write: (value) => value.join(','),
});

/** The same, where none of them is something else than nothing said. */
export const maybeWords = <Word extends string>(
  known: readonly Word[],
  as?: string
): Field<readonly Word[] | null> => ({
  ...named(as),
  start: null,
  read: (given) => wordsIn(given, known),
  write: (value) => value?.join(',') ?? null,
});

const wordsIn = <Word extends string>(given: string, known: readonly Word[]): Word[] =>
  [...new Set(given.split(','))].flatMap((one) => oneOf(one, known) ?? []);

/** Some of some numbers, in the order they are known in. */
export const numbers = <Value extends number>(
  known: readonly Value[],
  as?: string
): Field<readonly Value[]> => ({
  ...named(as),
  start: [],
  read: (given) => {
    const said = given.split(',');

    return known.filter((one) => said.includes(String(one)));
  },
  write: (value) => value.join(','),
});

/** Yes, no, or neither. */
export const flag = (as?: string): Field<boolean | null> => ({
  ...named(as),
  start: null,
  read: (given) => (given === 'true' ? true : given === 'false' ? false : undefined),
  write: (value) => String(value ?? ''),
});

/** Yes or no. */
export const yes = (start: boolean, as?: string): Field<boolean> => ({
  ...named(as),
  start,
  read: (given) => (given === String(!start) ? !start : undefined),
  write: String,
});

/** Any text. */
export const text = (as?: string): Field<string> => ({
  ...named(as),
  start: '',
  read: (given) => given,
  write: (value) => value,
});

/** An id, or the tag of a language; null for none. */
export const id = (as?: string): Field<string | null> => ({
  ...named(as),
  start: null,
  read: (given) => given || null,
  write: (value) => value ?? '',
});

/** How many lines a page may have. */
export const PAGE_SIZES = ['10', '20', '50', '100'] as const;

/** Lines of a page. */
export const pageSize: Field<number> = {
  start: 20,
  read: (given) => (PAGE_SIZES.some((size) => size === given) ? Number(given) : undefined),
  write: String,
};

const MOST_PAGES = 1_000_000;

/** A page of a list. */
export const page: Field<number> = {
  start: 1,
  read: (given) => Math.min(MOST_PAGES, Math.max(1, Math.trunc(Number(given) || 1))),
  write: String,
};

/** A column and a direction: `value:desc`. */
export const order = <Column extends string>(
  columns: readonly Column[],
  start: `${Column}:${'asc' | 'desc'}`,
  as?: string
): Field<`${Column}:${'asc' | 'desc'}`> => ({
  ...named(as),
  start,
  read: (given) => {
    const [column = '', wanted = ''] = given.split(':');
    const known = oneOf(column, columns);
    const direction = oneOf(wanted, ['asc', 'desc'] as const);

    return known && direction && `${known}:${direction}`;
  },
  write: (value) => value,
});

const day: Field<string | null> = {
  start: null,
  read: (given) => (isDay(given) ? given : undefined),
  write: (value) => value ?? '',
};

/** Stands for no period at all where there is one to start with. */
const ALL_TIME = 'all';

/** A span of time; where it starts with one, `all` is none. */
export const periodFields = (start: ChosenPeriod['period'] = null): Fields<ChosenPeriod> => ({
  period: periodField(start),
  from: day,
  to: day,
});

/** A period of none is said by `all`, and where it starts with none by nothing. */
const periodField = (start: ChosenPeriod['period']): Field<ChosenPeriod['period']> =>
  start === null
    ? maybeWord(PERIODS)
    : {
        start,
        read: (given) => (given === ALL_TIME ? null : oneOf(given, PERIODS)),
        write: (value) => value ?? ALL_TIME,
      };

const named = (as: string | undefined): { as?: string } => (as === undefined ? {} : { as });

/** What every report has. */
export interface AnyReport {
  filters: ChosenPeriod;
  /** Where there are pages. */
  page?: number;
}

/** A report narrowed otherwise; it starts over at the first page. */
export const withFilters = <Report extends AnyReport>(
  report: Report,
  changes: Partial<Report['filters']>
): Report => ({
  ...report,
  filters: { ...report.filters, ...changes },
  ...(report.page !== undefined && { page: 1 }),
});
