import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { failure } from './errors';

/** Turns what came from outside into a typed value, or refuses it naming the first field at fault. */
export function validate<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);

  if (result.success) {
    refuseNul(result.data);

    return result.data;
  }

  const [issue] = result.error.issues;
  const path = issue?.path.map(String).join('.') ?? '';

  throw failure('INPUT_INVALID', {
    path,
    message: path === '' ? (issue?.message ?? 'Invalid input') : `${path}: ${issue?.message}`,
  });
}

/** PostgreSQL stores no NUL character; refused here, it is nobody's server error. */
export function refuseNul(value: unknown): void {
  if (typeof value === 'string' && value.includes('\0')) {
    throw failure('INPUT_INVALID', { message: 'Text has no room for the NUL character' });
  }

  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(refuseNul);
  }
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

/** The query of a request. A parameter left empty in an address is one not set. */
export const queryOf = (ctx: Context): Record<string, unknown> =>
  Object.fromEntries(Object.entries(ctx.query).filter(([, value]) => value !== ''));

/** Several values in one parameter, joined by commas. */
export const several = <S extends z.ZodType>(one: S) =>
  z.preprocess(
    (text) => (typeof text === 'string' ? text.split(',') : text),
    z.array(one).min(1).max(20)
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
