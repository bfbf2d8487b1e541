import type { Core } from '@strapi/strapi';
import { remembered } from '../../plugin/nodes/remembered';
import { createConversationCache } from '../cache';
import type { LogEntry } from '../entries';
import { createLog } from '../log';
import type { Done } from '../news';
import * as store from '../store';
import { allowing } from './access';
import { commit } from './commit';
import type { Deps } from './context';
import { ending } from './end';
import { listing } from './inbox';
import { measuring } from './metrics';
import { moving } from './move';
import { previewing } from './preview';
import { rating } from './rate';
import { receiving } from './receipt';
import { releasing } from './release';
import { saying } from './say';
import { showing } from './show';
import { syncing } from './sync';

/** Active conversations of each operator are counted so often where somebody is only shown. */
const LOADS_SECONDS = 1;

export function createConversations({ strapi }: { strapi: Core.Strapi }) {
  const log = createLog<LogEntry, Done>((batch) => commit(strapi, batch));
  const countLoads = () => store.loads(strapi.db.connection, new Date());
  const loads = remembered(strapi, [], countLoads, LOADS_SECONDS);
  const deps: Deps = {
    strapi,
    log,
    cache: createConversationCache(),
    loads,
    attended: new WeakMap(),
  };

  return {
    ...saying(deps),
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
