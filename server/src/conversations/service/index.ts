import type { Core } from '@strapi/strapi';
import { createBounded } from '../../plugin/bounded';
import { onEventElsewhere } from '../../plugin/events';
import { remembered } from '../../plugin/nodes/remembered';
import { service } from '../../plugin/service';
import * as store from '../store';
import { allowing } from './access';
import { ownerOf } from './commit';
import type { Deps } from './context';
import { ending } from './end';
import { listing } from './inbox';
import { measuring } from './metrics';
import { moving } from './move';
import { previewing } from './preview';
import { rating } from './rate';
import { receiving } from './receipt';
import { attending, releasing } from './release';
import { saying } from './say';
import { showing } from './show';
import { syncing } from './sync';

/** Active conversations of each operator are counted so often where somebody is only shown. */
const LOADS_SECONDS = 1;

/** Conversations whose facts are kept in memory. */
const MOST_CACHED = 10_000;

export function createConversations({ strapi }: { strapi: Core.Strapi }) {
  const log = service(strapi, 'threads').keep(ownerOf(strapi));
  const countLoads = () => store.loads(strapi.db.connection, new Date());
  const loads = remembered(strapi, [], countLoads, LOADS_SECONDS);
  const cache: Deps['cache'] = createBounded(MOST_CACHED);
  const deps: Deps = { strapi, log, cache, loads };

  // Whoever had it has no part in it any more.
  onEventElsewhere(strapi, 'livechat.conversation.assigned', ({ conversation }) => {
    const known = cache.get(conversation);

    if (known) {
      log.forget(known.thread);
    }
  });

  return {
    ...saying(deps, attending(deps)),
    ...receiving(deps),
    ...ending(deps),
    ...allowing(deps),
    ...syncing(deps),
    ...listing(deps),
    ...showing(deps),
    ...moving(deps),
    ...previewing(deps),
    ...rating(deps),
    ...releasing(deps),
    ...measuring(deps),
    drained: log.drained,
  };
}
