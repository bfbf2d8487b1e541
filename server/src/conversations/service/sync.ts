import {
  type Message,
  type OperatorConversation,
  SYNC_MAX,
  type Sync,
  type VisitorConversation,
} from '../../../../shared/conversations';
import type { Viewer } from '../../operators/viewer';
import type { Row } from '../../plugin/database/ids';
import { service } from '../../plugin/service';
import type { LoadedConversation } from '../rows';
import { forSide, toMessage } from '../shown';
import { AUDIENCES_OF, KEPT_FROM, type Side, visibleTo, visibleToVisitor } from '../visibility';
import { connection, type Deps } from './context';
import { latestOf, loadForVisitor, loadOne, ownConversation } from './find';
import { forOperator, forVisitor } from './show';
import { writersOf } from './writers';

/** What was said, since a version or from the beginning. */
export function syncing(deps: Deps) {
  return {
    /** Id of a visitor's own conversation; of the latest one still worth showing when none is named. */
    async currentOf(
      key: string,
      { channelRow, conversation }: { channelRow: Row<'channel'>; conversation: string | null }
    ): Promise<string | null> {
      const current =
        conversation === null
          ? (await latestOf(deps, key, channelRow))?.counters
          : await ownConversation(deps, key, conversation);

      return current?.id ?? null;
    },

    /** A visitor's conversation since a version; the latest one still worth showing when none is named. */
    async syncVisitor(
      key: string,
      ask: { channelRow: Row<'channel'>; conversation: string | null } & MessagesQuery
    ): Promise<Sync<VisitorConversation> & { row: number | null }> {
      const loaded = await loadForVisitor(deps, key, ask);

      if (!loaded) {
        return { row: null, conversation: null, messages: [], more: false };
      }

      return {
        row: loaded.counters.row,
        conversation: await forVisitor(deps, loaded),
        ...(await messagesAfter(deps, loaded, ask, 'visitor')),
      };
    },

    async syncOperator(
      viewer: Viewer,
      conversation: string,
      query: MessagesQuery
    ): Promise<Sync<OperatorConversation>> {
      const loaded = await loadOne(deps, conversation, visibleTo(viewer));

      return {
        conversation: await forOperator(deps, loaded),
        ...(await messagesAfter(deps, loaded, query, 'operator')),
      };
    },

    /** All a visitor may read of an own conversation, however long. */
    async transcriptOf(
      key: string,
      conversation: string
    ): Promise<{
      conversation: VisitorConversation;
      locale: string | null;
      messages: readonly Message[];
    }> {
      const loaded = await loadOne(deps, conversation, visibleToVisitor(key));
      const messages: Message[] = [];

      for (let more = true; more; ) {
        const page = await messagesAfter(
          deps,
          loaded,
          { after: messages.at(-1)?.version ?? 0 },
          'visitor'
        );

        messages.push(...page.messages);
        more = page.more;
      }

      return { conversation: await forVisitor(deps, loaded), locale: loaded.locale, messages };
    },
  };
}

/** Which messages are asked for. */
export interface MessagesQuery {
  /** Those that changed after this version. */
  after: number;
  /** At most so many; `SYNC_MAX` unless fewer are wanted. */
  limit?: number;
}

/** One page of messages, the oldest change first. */
async function messagesAfter(
  deps: Deps,
  { counters }: LoadedConversation,
  { after, limit = SYNC_MAX }: MessagesQuery,
  side: Side
): Promise<{ messages: Message[]; more: boolean }> {
  const size = Math.min(limit, SYNC_MAX);
  const messages = await service(deps.strapi, 'threads').messagesAfter(connection(deps), counters, {
    after,
    limit: size + 1,
    audiences: AUDIENCES_OF[side],
    without: KEPT_FROM[side],
  });

  const page = messages.slice(0, size);
  const writers = await writersOf(deps.strapi, page);

  return {
    messages: page.map((message) => forSide(toMessage(message, writers), side)),
    more: messages.length > size,
  };
}
