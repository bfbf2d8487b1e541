import { z } from '@strapi/utils';
import { CLIENT_ID } from '../../../shared/client-id';
import { SYNC_MAX } from '../../../shared/conversations';
import { canonicalTag } from '../../../shared/languages';
import { TEMPLATE_LIMITS } from '../../../shared/templates';
import { cut, lengthOf, NOT_EMPTY, readLine, readText, tooLong } from '../../../shared/text';
import { pageOf } from './page';

/** Longer addresses than these are cut: nobody is turned away for where they come from. */
const REFERRER_MAX = 2_000;

/** A text of several lines whose length somebody else looks at. */
export const anyText: z.ZodString = z.string().overwrite(readText);

/** A text of several lines, of at most so many characters. */
export const text = (most: number): z.ZodString => atMost(anyText, most);

/** A text of one line. */
export const line = (most: number): z.ZodString => atMost(z.string().overwrite(readLine), most);

/**
 * Characters as people count them; `max` would count an emoji as two. What is wrong is put into words
 * when it is: numbers of a language are dear, and these fields are made while Strapi starts.
 */
export const atMost = (schema: z.ZodString, most: number): z.ZodString =>
  schema.refine((given) => lengthOf(given) <= most, { error: () => tooLong(most) });

/** The page a browser names, however it is spelled; see `pageOf`. */
export const page = z.string().transform(pageOf);

/** The language a browser names, as a BCP 47 tag (`pt-BR`, also from `pt_br`); null for what is none. */
export const locale = z.string().transform((tag) => canonicalTag(tag.trim().replaceAll('_', '-')));

/** Where a browser says it comes from. */
export const referrer = z.string().transform((address) => cut(readLine(address), REFERRER_MAX));

/** What an editor writes of a template. */
export const templateText = {
  subject: line(TEMPLATE_LIMITS.subject).min(1, NOT_EMPTY),
  body: text(TEMPLATE_LIMITS.body).min(1, NOT_EMPTY),
};

/** The id of a document. */
export const id = z.string().min(1).max(64);

/** A place in a log, or a version of it. */
export const seq = z.number().int().min(0);

/** Which messages are asked for: those after a version, at most so many. */
export const messagesQuery = {
  after: seq,
  limit: z.number().int().min(1).max(SYNC_MAX).default(SYNC_MAX),
};

/** What a client calls its own message, so that one sent twice is stored once. */
export const clientId = z
  .string()
  .regex(CLIENT_ID, 'must be a UUID of version 7, in small letters');

/** Where nothing is to be said but the event itself. */
export const nothing = z.unknown();
