import type { Core } from '@strapi/strapi';
import { configOf } from '../../plugin/config';
import type { Row } from '../../plugin/database/ids';
import { setClock, sharedNow } from '../../plugin/nodes/clock';
import { createWatch, isGone } from '../gone';
import { findLives } from '../store/users';

/** How often each node looks on, and how long it may have looked away, in seconds. */
export const WATCH_SECONDS = 10;

const LONGEST_PAUSE = 3 * WATCH_SECONDS;

/** A conversation, or another thing, that an operator has since a moment. */
export interface Held {
  /** Row of the operator. */
  operator: Row<'operator'>;
  since: Date;
}

/** Who is gone, and since when this node can tell. */
export function watching(strapi: Core.Strapi) {
  const watch = createWatch(LONGEST_PAUSE * 1_000);

  return {
    /** This node looks on: it could ask what time it is. */
    async keepWatch(): Promise<void> {
      await setClock(strapi);
      watch.look(Date.now());
    },

    /** What is held by operators who may not answer any more, or whose tabs have been away for so many seconds. */
    async heldByGone<H extends Held>(held: readonly H[], seconds: number): Promise<H[]> {
      if (held.length === 0) {
        return [];
      }

      const rows = [...new Set(held.map(({ operator }) => operator))];
      const lives = new Map((await findLives(strapi, rows)).map((life) => [life.row, life]));
      const patience = Math.max(seconds, configOf(strapi).conversations.operatorGoneMinutes * 60);
      const canTell = watch.hasLasted(patience * 1_000, Date.now());
      const now = sharedNow(strapi);

      return held.filter(({ operator, since }) => {
        const life = lives.get(operator);

        return !life || isGone(life, { since, seconds: canTell ? seconds : null, now });
      });
    },
  };
}
