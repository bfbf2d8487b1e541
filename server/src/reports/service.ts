import type { Core } from '@strapi/strapi';
import type {
  ConversationDimension,
  ConversationFilters,
  ConversationReport,
} from '../../../shared/reports';
import type { Viewer } from '../operators/viewer';
import { failure } from '../plugin/errors';
import { service } from '../plugin/service';
import { columnsOf, MOST_GROUPS } from '../report/grouping';
import { CONVERSATION_TABLE, groupsOf, ratingDimensions, toSum } from './groups';
import { readsMetrics, readsRatings } from './visibility';

/** Reports: figures of several slices side by side. */
export function createReports({ strapi }: { strapi: Core.Strapi }) {
  return {
    /** Figures of the conversations begun in a time, beside the ratings submitted in it. */
    async conversations(
      by: readonly ConversationDimension[],
      filters: ConversationFilters,
      viewer: Viewer
    ): Promise<ConversationReport> {
      if (!readsMetrics(viewer)) {
        throw failure('FORBIDDEN');
      }

      const rows = await service(strapi, 'conversations').metrics(
        columnsOf(by, CONVERSATION_TABLE),
        filters
      );
      const alike = readsRatings(viewer) ? ratingDimensions(by) : null;
      const rated = alike && (await service(strapi, 'ratings').report(alike, filters, viewer));
      const { groups, total } = groupsOf(by, rows.map(toSum), rated?.groups ?? null);

      if (groups.length > MOST_GROUPS) {
        throw failure('REPORT_TOO_LARGE', { path: 'by' });
      }

      return { by, groups, total, names: await namesOf(strapi) };
    },
  };
}

/** Names of everybody and of every channel, by id. */
async function namesOf(strapi: Core.Strapi): Promise<ConversationReport['names']> {
  const operators = await service(strapi, 'operators').everybody();
  const channels = await service(strapi, 'channels').list();

  return {
    operator: Object.fromEntries(operators.map(({ id, publicName }) => [id, publicName])),
    channel: Object.fromEntries(channels.map(({ id, name }) => [id, name])),
  };
}
