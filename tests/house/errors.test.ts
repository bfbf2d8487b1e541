import { errors } from '@strapi/utils';
import { compose, errorsOf, type Slice } from '../../server/src/plugin/compose';
import { type FailureCode, failure } from '../../server/src/plugin/errors';
import { slices as listed } from '../../server/src/slices';
import { document, sourcesIn, tableRows } from './files';

const slices: readonly Slice[] = listed;
const codes = Object.keys(errorsOf(slices)) as FailureCode[];
const rows = tableRows(document('docs/errors.md')).filter(([code]) => /^[A-Z_]+$/.test(code ?? ''));
const documented = new Map(rows.map(([code, status, sentence]) => [code, { status, sentence }]));

beforeAll(() => void compose(slices));

it('documents every code of the catalogue, and no other', () => {
  expect([...documented.keys()].sort()).toEqual([...codes].sort());
});

it.each(codes)('documents %s with its status and its sentence', (code) => {
  const { message } = failure(code);

  expect(documented.get(code)).toEqual({
    status: String(statusOf(failure(code))),
    sentence: message,
  });
});

it.each(codes)('%s is thrown somewhere', (code) => {
  const thrown = sourcesIn('server/src').some(
    ({ file, text }) => !file.endsWith('/errors.ts') && text.includes(`'${code}'`)
  );

  expect(thrown || code === 'INTERNAL').toBe(true);
});

it.each(slices.map(({ name }) => name))(
  '%s says no in its own ways and in those of slices before it',
  (name) => {
    const later = slices.slice(slices.findIndex((slice) => slice.name === name) + 1);
    const foreign = later.flatMap(({ errors: theirs }) => Object.keys(theirs ?? {}));
    const said = sourcesIn(`server/src/${name}`).map(({ text }) => text);

    expect(foreign.filter((code) => said.some((text) => text.includes(`'${code}'`)))).toEqual([]);
  }
);

function statusOf(error: Error): number {
  const statuses = [
    [errors.NotFoundError, 404],
    [errors.ForbiddenError, 403],
    [errors.UnauthorizedError, 401],
    [errors.RateLimitError, 429],
    [errors.ApplicationError, 400],
  ] as const;

  return statuses.find(([Kind]) => error instanceof Kind)?.[1] ?? 500;
}
