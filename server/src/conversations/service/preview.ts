import type { Preview } from '../../../../shared/widget';
import type { Row } from '../../plugin/database/ids';
import { service } from '../../plugin/service';
import { connection, type Deps } from './context';
import { isTaking, previousOf } from './start';

/** Whom a visitor would talk to. */
export function previewing(deps: Deps) {
  return {
    /** Whom a visitor would get who wrote now: the choice of a start, from facts about a second old. */
    async preview(channelRow: Row<'channel'>, { visitor, ...who }: Previewed): Promise<Preview> {
      const now = new Date();
      const { isStaffed, operator, hint } = await service(deps.strapi, 'operators').preview(
        channelRow,
        {
          ...who,
          previous: visitor === null ? null : await previousOf(connection(deps), visitor, now),
          load: await deps.loads.get(),
        }
      );

      const channel = await service(deps.strapi, 'channels').byRow(channelRow);

      if (!isTaking(deps, channel, isStaffed)) {
        return { available: false, operator: null, operatorPicture: null, hint: null };
      }

      return {
        available: true,
        operator: operator?.publicName ?? null,
        operatorPicture: service(deps.strapi, 'operators').pictureForVisitors(
          operator?.picture ?? null
        ),
        hint,
      };
    },
  };
}

/** Who would be previewed to whom. */
export interface Previewed {
  /** Key of the visitor; null where nobody knows it yet. */
  visitor: string | null;
  locale: string | null;
  country: string | null;
  /** Tells visitors apart, so that among equals the same one is shown again. */
  seed: string;
}
