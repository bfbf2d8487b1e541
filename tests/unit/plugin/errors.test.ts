import { errors } from '@strapi/utils';
import { compose, errorsOf } from '../../../server/src/plugin/compose';
import { failure, failureCode, replyError } from '../../../server/src/plugin/errors';
import { slices } from '../../../server/src/slices';

const failures = errorsOf(slices);

compose(slices);

describe('failure', () => {
  it('is an error of Strapi with our code in its details', () => {
    const error = failure('CHANNEL_UNKNOWN');

    expect(error).toBeInstanceOf(errors.NotFoundError);
    expect(error).toMatchObject({ details: { code: 'CHANNEL_UNKNOWN' } });
  });

  it('may say more than the catalogue', () => {
    expect(failure('INPUT_INVALID', { path: 'name', message: 'name: too long' })).toMatchObject({
      message: 'name: too long',
      details: { code: 'INPUT_INVALID', path: 'name' },
    });
  });
});

describe('replyError', () => {
  it('answers a refusal with its code, sentence and field', () => {
    expect(replyError(failure('MESSAGE_EMPTY', { path: 'body' }))).toEqual({
      code: 'MESSAGE_EMPTY',
      message: failures.MESSAGE_EMPTY?.[1],
      path: 'body',
    });
  });

  it.each([new Error('select * from secrets'), 'text', null, new errors.ApplicationError('other')])(
    'says nothing of what it did not foresee: %p',
    (error) => {
      expect(replyError(error)).toEqual({ code: 'INTERNAL', message: failures.INTERNAL?.[1] });
    }
  );
});

describe('failureCode', () => {
  it('knows only codes of the catalogue', () => {
    expect(failureCode(failure('FORBIDDEN'))).toBe('FORBIDDEN');
    expect(failureCode(new errors.ApplicationError('x', { code: 'toString' }))).toBeNull();
  });
});
