import { errors } from '@strapi/utils';
import type { ReplyError } from '../../../shared/realtime';

const { ApplicationError, ForbiddenError, NotFoundError, RateLimitError, UnauthorizedError } =
  errors;
const { ValidationError } = errors;

type Kind = new (message: string, details?: unknown) => Error;

/** Every way this plugin says no. docs/errors.md explains each one, and a test keeps the two alike. */
export const failures = {
  CHANNEL_UNKNOWN: [NotFoundError, 'This channel does not exist'],
  CONNECTIONS_FULL: [RateLimitError, 'Too many connections are open; please try again later'],
  CONVERSATION_ENDED: [ApplicationError, 'This conversation has ended'],
  CONVERSATION_UNKNOWN: [NotFoundError, 'This conversation does not exist'],
  EVENT_UNKNOWN: [ApplicationError, 'There is no such event'],
  EXPORT_TOO_LARGE: [
    ValidationError,
    'An XLSX file has at most 50,000 rows; narrow the filters or take CSV',
  ],
  FORBIDDEN: [ForbiddenError, 'You are not allowed to do this'],
  INPUT_INVALID: [ValidationError, 'Some of the input is not valid'],
  INTERNAL: [ApplicationError, 'Something went wrong on our side; please try again'],
  EMAIL_UNKNOWN: [NotFoundError, 'This e-mail does not exist'],
  MESSAGE_EMPTY: [ValidationError, 'A message needs some text'],
  MESSAGE_TOO_LONG: [ValidationError, 'A message has at most 5,000 characters'],
  NOBODY_AVAILABLE: [ApplicationError, 'Nobody is available right now'],
  OPERATOR_UNKNOWN: [NotFoundError, 'This operator does not exist'],
  ORIGIN_NOT_ALLOWED: [ForbiddenError, 'This site may not use the channel'],
  PAGE_UNKNOWN: [NotFoundError, 'There is no published Livechat page'],
  RATE_LIMITED: [RateLimitError, 'Too many requests; please wait a moment'],
  RATING_CLOSED: [ApplicationError, 'This rating can no longer be changed'],
  RATING_NOT_ASKED: [ApplicationError, 'No rating was asked for in this conversation'],
  RATING_TOO_EARLY: [ApplicationError, 'A conversation is rated when it has ended'],
  RATING_UNKNOWN: [NotFoundError, 'This rating does not exist'],
  RATING_VALUE_INVALID: [ValidationError, 'A rating is 5, 3 or 1'],
  REPORT_TOO_LARGE: [ValidationError, 'This makes more than 10,000 groups; group or filter more'],
  SLUG_TAKEN: [ValidationError, 'Another channel already uses this slug'],
  TOKEN_EXPIRED: [UnauthorizedError, 'The visitor token has expired'],
  TOKEN_INVALID: [UnauthorizedError, 'The token is not valid'],
  TRANSCRIPT_TOO_EARLY: [ApplicationError, 'A copy can be sent when the conversation has ended'],
  TRANSCRIPT_UNANSWERED: [
    ApplicationError,
    'A copy can be sent of a conversation in which an operator has written',
  ],
  VIEWS_FULL: [ApplicationError, 'You keep 100 views already; delete one first'],
  VIEW_UNKNOWN: [NotFoundError, 'This saved view does not exist'],
} as const satisfies Record<string, readonly [Kind, string]>;

export type FailureCode = keyof typeof failures;

/** What a failure may say beyond its sentence. */
export interface FailureDetails {
  /** The field to blame, where one is. */
  path?: string;
  /** A sentence that says more than the catalogue's own. */
  message?: string;
  /** Seconds after which the same may succeed; over HTTP the header `Retry-After` says so too. */
  retryAfter?: number;
}

/** The error to throw: Strapi answers it over HTTP with `error.details.code`. */
export function failure(code: FailureCode, { message, ...details }: FailureDetails = {}): Error {
  const [Failure, sentence]: readonly [Kind, string] = failures[code];

  return new Failure(message ?? sentence, { code, ...details });
}

/** Whether an error is one of the catalogue, and which. */
export function failureCode(error: unknown): FailureCode | null {
  const code = error instanceof errors.ApplicationError ? detailsOf(error).code : null;

  return typeof code === 'string' && Object.hasOwn(failures, code) ? (code as FailureCode) : null;
}

/** The same refusal as an answer over a socket; anything unforeseen says no more than `INTERNAL`. */
export function replyError(error: unknown): ReplyError {
  const code = failureCode(error);

  if (code === null || !(error instanceof Error)) {
    return { code: 'INTERNAL', message: failures.INTERNAL[1] };
  }

  const { path, retryAfter } = detailsOf(error as errors.ApplicationError);

  return {
    code,
    message: error.message,
    ...(typeof path === 'string' && { path }),
    ...(typeof retryAfter === 'number' && { retryAfter }),
  };
}

/** The seconds a refusal asks to wait; null where it does not. */
export function retryAfterOf(error: unknown): number | null {
  const { retryAfter } = error instanceof errors.ApplicationError ? detailsOf(error) : {};

  return typeof retryAfter === 'number' ? retryAfter : null;
}

const detailsOf = (error: errors.ApplicationError): Record<string, unknown> =>
  (error.details ?? {}) as Record<string, unknown>;
