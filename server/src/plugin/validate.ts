import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { cut, wellFormed } from '../../../shared/text';
import type { Asked } from '../site/languages';
import { failure } from './errors';

/** As much of the way to a field as anybody reads. */
const PATH_MAX = 200;

/** Turns what came from outside into a typed value, or refuses it naming the first field at fault. */
export function validate<S extends z.ZodType>(schema: S, input: unknown): z.infer<S> {
  refuseUnfit(input);

  const result = schema.safeParse(input);

  if (result.success) {
    refuseUnstorable(result.data);

    return result.data;
  }

  throw refusalOf(result.error.issues);
}

/** A field that there is not explains most others that are missing, so it is named first. */
function refusalOf(issues: readonly z.core.$ZodIssue[]): Error {
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      return refusal([...issue.path, ...issue.keys.slice(0, 1)].map(String), NO_FIELD);
    }
  }

  const [issue] = issues;

  return refusal(issue?.path.map(String) ?? [], issue?.message ?? 'Invalid input');
}

/** What is said of a field nobody reads: ignored, it would look as if it had been taken. */
const NO_FIELD = 'is no field here';

/**
 * What a body changes. Who sends an answer back as it came sends fields along that are not theirs to
 * change: as they are they may be there, and no other way.
 */
export function changesIn(
  given: Record<string, unknown>,
  fixed: Readonly<Record<string, unknown>>
): Record<string, unknown> {
  const entries = Object.entries(given);
  const isFixed = ([key]: [string, unknown]): boolean => Object.hasOwn(fixed, key);
  const changed = entries.filter(isFixed).find(([key, value]) => value !== fixed[key]);

  if (changed) {
    throw refusal([changed[0]], 'cannot be changed here');
  }

  return Object.fromEntries(entries.filter((entry) => !isFixed(entry)));
}

/** Deeper and wider than anything of ours; what is more was made to exhaust whoever looks into it. */
const MOST_LEVELS = 32;
const MOST_VALUES = 10_000;

/** Refuses what is nested or widened without end, before anything else looks into it. */
export function refuseUnfit(input: unknown): void {
  const isField = isObject(input) && !Array.isArray(input);

  for (const [path, value] of isField ? Object.entries(input) : [['', input] as const]) {
    const fault = faultOf(value);

    if (fault !== null) {
      throw refusal(path === '' ? [] : [path], fault);
    }
  }
}

/** Walks level by level: a list of what is still to be looked at needs no stack. */
function faultOf(value: unknown): string | null {
  let level: readonly unknown[] = [value];
  let count = 0;

  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) {
      return 'is nested too deeply';
    }

    const inner = level.filter(isObject).map(valuesOf);

    count += inner.reduce((sum, { length }) => sum + length, 0);

    if (count > MOST_VALUES) {
      return 'has too many values';
    }

    level = inner.flat();
  }

  return null;
}

/** A list is handed on as it is: it may be a long one. */
const valuesOf = (value: object): readonly unknown[] =>
  Array.isArray(value) ? value : Object.values(value);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A value somewhere within what is checked, and the way there. */
interface Found {
  value: unknown;
  key: string;
  within: Found | null;
}

/**
 * Texts people write are made storable by `text` and `line`. Anything else that no database stores,
 * such as an id with a NUL, is refused here and is nobody's server error.
 */
export function refuseUnstorable(input: unknown): void {
  const found: Found[] = [{ value: input, key: '', within: null }];

  for (let next = found.pop(); next !== undefined; next = found.pop()) {
    const { value } = next;

    if (typeof value === 'string' && /[\0\p{Surrogate}]/u.test(value)) {
      throw refusal(pathTo(next), 'has characters that cannot be stored');
    }

    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        found.push({ value: inner, key, within: next });
      }
    }
  }
}

function pathTo(found: Found): string[] {
  const path: string[] = [];

  for (let at = found; at.within !== null; at = at.within) {
    path.push(at.key);
  }

  return path.reverse();
}

function refusal(steps: readonly string[], problem: string): Error {
  const path = wellFormed(cut(steps.join('.'), PATH_MAX));

  return failure('INPUT_INVALID', {
    path,
    message: path === '' ? problem : `${path}: ${problem}`,
  });
}

/**
 * A field that may be left out, but not be there as undefined, which neither JSON nor an address can
 * say. The zod of older Strapis has no word of its own for it.
 */
export const optional = <S extends z.ZodType>(field: S): z.ZodExactOptional<S> =>
  field.optional() as unknown as z.ZodExactOptional<S>;

/** The parsed body of a request; an empty object when there is none. */
export const bodyOf = (ctx: Context): unknown =>
  (ctx.request as unknown as { body?: unknown }).body ?? {};

/** The fields of a request's body, unread. */
export function fieldsOf(ctx: Context): Record<string, unknown> {
  const body = bodyOf(ctx);

  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refusal([], 'Invalid input: expected an object');
  }

  return { ...body };
}

/** The query of a request. A parameter left empty in an address is one not set. */
export const queryOf = (ctx: Context): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ctx.query).filter(([, value]) => value !== ''));

/** A query parameter as one text; given twice, or as an object, it is as if not given. */
export const one = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** In which language a page is asked for. */
export const askedOf = (ctx: Context): Asked => ({
  locale: one(ctx.query.locale),
  accepted: ctx.acceptsLanguages(),
});

/** Several values in one parameter, joined by commas. */
export const several = <S extends z.ZodType>(each: S) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.split(',') : text),
    z.array(each).min(1).max(20)
  );

/** What is grouped by: some of these words, each once, joined by commas; none when left out. */
export const distinct = <const W extends readonly [string, ...string[]]>(words: W) =>
  several(z.enum(words))
    .refine((chosen) => new Set(chosen).size === chosen.length, 'names something twice')
    .default([]);

/** The id of a document. */
export const id = z.string().min(1).max(100);

/** A moment, ISO 8601. */
export const moment = z.iso.datetime({ offset: true });
