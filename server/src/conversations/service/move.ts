import { emitEvent } from '../../plugin/events';
import { service } from '../../plugin/service';
import * as store from '../store';
import { connection, type Deps } from './context';

/** A visitor's connection, as far as the page it is on goes. */
export interface Arrival {
  key: string;
  page: string | null;
  /** The page written down last. */
  noted?: string;
}

/** Where visitors are. */
export function moving(deps: Deps) {
  const { strapi } = deps;

  return {
    /** Notes the page a visitor is on, once for each. */
    async arrive(arrival: Arrival): Promise<void> {
      const { key, page, noted } = arrival;

      if (page !== null && page !== noted) {
        arrival.noted = page;
        await service(strapi, 'visitors').visit(key, page);
      }
    },

    /** Tells who answers a visitor that they went to another page. */
    async emitMove(key: string, page: string): Promise<void> {
      const conversations = await store.openOf(connection(deps), key);

      if (conversations.length > 0) {
        await emitEvent(strapi, 'livechat.visitor.moved', { conversations, page });
      }
    },
  };
}
