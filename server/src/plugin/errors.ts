import { errors } from '@strapi/utils';
import type { ReplyError } from '../../../shared/reply';

type Kind = 'application' | 'forbidden' | 'notFound' | 'rateLimit' | 'unauthorized' | 'validation';

/** Strapi's own errors, which say over HTTP with which status. */
const KINDS: Readonly<Record<Kind, new (message: string, details?: unknown) => Error>> = {
  application: errors.ApplicationError,
  forbidden: errors.ForbiddenError,
  notFound: errors.NotFoundError,
  rateLimit: errors.RateLimitError,
  unauthorized: errors.UnauthorizedError,
  validation: errors.ValidationError,
};

/** Ways to say no, by code: which of Strapi's errors it is, and a sentence for people. */
export type FailureTable = Readonly<Record<string, readonly [kind: Kind, sentence: string]>>;

/** The ways that have to do with no slice. */
export const groundErrors = {
  FORBIDDEN: ['forbidden', 'You are not allowed to do this'],
  INPUT_INVALID: ['validation', 'Some of the input is not valid'],
  INTERNAL: ['application', 'Something went wrong on our side; please try again'],
  RATE_LIMITED: ['rateLimit', 'Too many requests; please wait a moment'],
  TOKEN_INVALID: ['unauthorized', 'The token is not valid'],
} as const satisfies FailureTable;

/** Every code there is, as its keys: each slice adds its own, by `declare module`, beside the table of them. */
export interface Failures extends Record<keyof typeof groundErrors, unknown> {}

export type FailureCode = keyof Failures;

/** Every way this plugin says no. docs/errors.md explains each one, and a test keeps the two alike. */
const catalogue = new Map<string, FailureTable[string]>(Object.entries(groundErrors));

/** Makes known what slices bring; `compose` does. */
export function addErrors(table: FailureTable): void {
  for (const [code, known] of Object.entries(table)) {
    catalogue.set(code, known);
  }
}

/** What a failure may say beyond its sentence. */
export interface FailureDetails {
  /** The field to blame, where one is. */
  path?: string;
  /** A sentence that says more than the catalogue's own. */
  message?: string;
  /** Name of the channel that is in the way. */
  channel?: string;
  /** Seconds after which the same may succeed; over HTTP the header `Retry-After` says so too. */
  retryAfter?: number;
}

/** The error to throw: Strapi answers it over HTTP with `error.details.code`. */
export function failure(code: FailureCode, { message, ...details }: FailureDetails = {}): Error {
  const [kind, sentence] = catalogue.get(code) ?? groundErrors.INTERNAL;

  return new KINDS[kind](message ?? sentence, { code, ...details });
}

/** Whether an error is one of the catalogue, and which. */
export function failureCode(error: unknown): FailureCode | null {
  const code = error instanceof errors.ApplicationError ? detailsOf(error).code : null;

  return isFailureCode(code) ? code : null;
}

const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && catalogue.has(code);

/** The same refusal as an answer over a socket; anything unforeseen says no more than `INTERNAL`. */
export function replyError(error: unknown): ReplyError {
  const code = failureCode(error);

  if (code === null || !(error instanceof Error)) {
    return { code: 'INTERNAL', message: groundErrors.INTERNAL[1] };
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
