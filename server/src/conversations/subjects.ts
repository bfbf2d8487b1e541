import type { Core } from '@strapi/strapi';
import { toRow } from '../plugin/database/ids';
import type { Trx } from '../plugin/database/transaction';
import { failure } from '../plugin/errors';
import { emitEvent } from '../plugin/events';
import { uid } from '../plugin/ids';
import { service } from '../plugin/service';
import type { Rated, Subject, SubjectKeys } from '../ratings/subjects';
import { whyNotRatable } from './ratable';

interface Deps {
  strapi: Core.Strapi;
}

/** A conversation, as its own visitor rates it; once. */
export const chatSubject = ({ strapi }: Deps): Subject<'chat'> => ({
  label: 'Conversation',
  column: 'conversation',
  owner: 'channel',
  giver: 'visitor',
  lock: (trx, key) => lock(strapi, trx, key),

  async writeLine(trx, row, rating, shown) {
    const { writeRatingMessage } = service(strapi, 'conversations');
    const { message, isNew } = await writeRatingMessage(trx, toRow(row), rating, shown);

    return () =>
      isNew
        ? emitEvent(strapi, 'livechat.messages.sent', { messages: [message] })
        : emitEvent(strapi, 'livechat.message.changed', { message });
  },

  asked: (columns, filters) => service(strapi, 'conversations').asked(columns, filters),
  givers: (rows) => service(strapi, 'visitors').named(rows.map(toRow<'visitor'>)),

  async shown(rows) {
    const found = await strapi.db
      .query(uid('conversation'))
      .findMany({ where: { id: { $in: [...rows] } }, select: ['id', 'documentId'] });

    return new Map(
      found.map(({ id: row, documentId: id }) => [row, { id, path: `conversations/${id}?box=all` }])
    );
  },
});

async function lock(
  strapi: Core.Strapi,
  trx: Trx,
  { conversation, visitorKey }: SubjectKeys['chat']
): Promise<Rated> {
  const { lockRatable } = service(strapi, 'conversations');
  const ratable = await lockRatable(trx, visitorKey, conversation);
  const refusal = whyNotRatable(ratable);

  if (refusal !== null) {
    throw failure(refusal);
  }

  const { row, channelRow, visitor, operator } = ratable;
  const { locale, firstResponseSeconds, lengthSeconds } = ratable;

  return {
    ...{ row, request: '', giver: visitor, locale, firstResponseSeconds, lengthSeconds },
    owner: { kind: 'channel', row: channelRow },
    operator,
  };
}

declare module '../ratings/subjects' {
  interface SubjectKeys {
    /** The conversation by its id, and the key of the visitor whose it is. */
    chat: { conversation: string; visitorKey: string };
  }
}
