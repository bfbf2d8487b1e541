import { errors } from '@strapi/utils';
import { type FailureCode, failure, failures } from '../../server/src/plugin/errors';
import { document, sourcesIn, tableRows } from './files';

const codes = Object.keys(failures) as FailureCode[];
const rows = tableRows(document('docs/errors.md')).filter(([code]) => /^[A-Z_]+$/.test(code ?? ''));
const documented = new Map(rows.map(([code, status, sentence]) => [code, { status, sentence }]));

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
    ({ file, text }) => !file.endsWith('plugin/errors.ts') && text.includes(`'${code}'`)
  );

  expect(thrown || code === 'INTERNAL').toBe(true);
});

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
