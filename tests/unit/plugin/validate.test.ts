import { z } from '@strapi/utils';
import { failureCode } from '../../../server/src/plugin/errors';
import { refuseUnfit, validate } from '../../../server/src/plugin/validate';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

const refusal = (input: unknown): { code: unknown; message: string; path: unknown } | null => {
  try {
    refuseUnfit(input);

    return null;
  } catch (error) {
    const { message, details } = error as Error & { details: { path: unknown } };

    return { code: failureCode(error), message, path: details.path };
  }
};

it.each([
  ['a field that is too deep', { a: 1, b: nested(60_000) }, 'b: is nested too deeply', 'b'],
  ['a whole that is too deep', nested(60_000), 'is nested too deeply', ''],
  ['a field of too many values', { c: Array(100_000).fill(0) }, 'c: has too many values', 'c'],
  ['a whole of too many values', Array(100_000).fill(0), 'has too many values', ''],
])('%s is refused by name', (_what, input, message, path) => {
  expect(refusal(input)).toEqual({ code: 'INPUT_INVALID', message, path });
});

it.each([
  null,
  undefined,
  'text',
  7,
  [],
  {},
  { toString: 1, valueOf: 1 },
  JSON.parse('{"__proto__":{"then":1}}'),
  { ids: Array(1_000).fill('an id') },
  nested(20),
])('%j is fit to be looked at', (input) => {
  expect(refusal(input)).toBeNull();
});

it('looks before anything else does', () => {
  const schema = z.object({ a: z.unknown() });

  expect(() => validate(schema, { a: nested(60_000) })).toThrow('a: is nested too deeply');
  expect(validate(schema, { a: nested(5) })).toEqual({ a: nested(5) });
});
