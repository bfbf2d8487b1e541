import { EMAIL_STATES, type EmailState } from '../../../shared/outbox';
import { changedOf, codecOf, type Fields, id, maybeWord, page } from '../report/address';
import { type Query, queryOf } from '../report/query';

/** Which e-mails are looked at; the address of the page says all of it. */
export interface OutboxView {
  state: EmailState | null;
  kind: string | null;
  page: number;
}

const FIELDS: Fields<OutboxView> = { state: maybeWord(EMAIL_STATES), kind: id(), page };

export const { read: readOutbox, write: writeOutbox } = codecOf(FIELDS);

/** The same as a question to the server. */
export const outboxQuery = (view: OutboxView): Query =>
  queryOf({ ...changedOf(FIELDS, view), page: view.page });
