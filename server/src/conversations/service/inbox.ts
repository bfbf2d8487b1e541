import type { ConversationBox, OperatorConversation } from '../../../../shared/conversations';
import type { Viewer } from '../../operators/viewer';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import * as store from '../store';
import { mayListAll, visibleTo } from '../visibility';
import { connection, type Deps } from './context';
import { load, MOST_OPEN } from './find';
import { forOperators } from './show';

const PAGE_SIZE = 50;

/** Which conversations to list, and which page of them, from 1. */
export interface Inbox {
  box: ConversationBox;
  page: number;
  /** Id of the only channel to list; null for all of them. */
  channel: string | null;
}

/** Lists of conversations. */
export function listing(deps: Deps) {
  return {
    /** What an operator's windows show: own open conversations, and waiting ones of the channels on duty in. */
    async waitingFor(viewer: Viewer): Promise<OperatorConversation[]> {
      const { row } = viewer.operator;
      const channels = await service(deps.strapi, 'operators').channelsOf(row);
      const filter = store.all(store.waiting(row, channels), store.visible(visibleTo(viewer)));
      const loaded = await load(deps, filter, MOST_OPEN);

      return forOperators(deps, loaded);
    },

    /** A page of an operator's inbox. */
    async inbox(
      viewer: Viewer,
      { box, page, channel }: Inbox
    ): Promise<{
      conversations: OperatorConversation[];
      page: number;
      pageSize: number;
      total: number;
    }> {
      if (box === 'all' && !mayListAll(viewer)) {
        throw failure('FORBIDDEN');
      }

      const only =
        channel === null ? null : (await service(deps.strapi, 'channels').byId(channel)).row;
      const boxed = store.inbox(box, viewer.operator.row, only);
      const filter = store.all(boxed, store.visible(visibleTo(viewer)));
      const loaded = await store.loadPage(connection(deps), filter, {
        offset: (page - 1) * PAGE_SIZE,
        limit: PAGE_SIZE,
      });

      return {
        conversations: await forOperators(deps, loaded),
        page,
        pageSize: PAGE_SIZE,
        total: await store.countConversations(connection(deps), filter),
      };
    },
  };
}
