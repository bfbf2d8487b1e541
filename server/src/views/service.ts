import type { Core } from '@strapi/strapi';
import type { SavedView, SavedViewInput, ViewedReport } from '../../../shared/views';
import { type Viewer, whereOf } from '../operators/viewer';
import { failure } from '../plugin/errors';
import { uid } from '../plugin/ids';
import { changeableBy, visibleTo } from './visibility';

/** Views one person may keep. */
const MOST = 100;

export function createViews({ strapi }: { strapi: Core.Strapi }) {
  const views = () => strapi.db.query(uid('view'));

  /** Row of somebody's own view; one of somebody else is as unknown as one that never was. */
  const ownRow = async (viewer: Viewer, id: string): Promise<number> => {
    const where = { $and: [{ documentId: id }, whereOf(changeableBy(viewer))] };
    const row = await views().findOne({ where, select: ['id'] });

    if (!row) {
      throw failure('VIEW_UNKNOWN');
    }

    return row.id;
  };

  return {
    /** Own views and those others share, by name; of one report, or of all that the viewer may read. */
    async list(viewer: Viewer, report?: ViewedReport): Promise<SavedView[]> {
      const visible = whereOf(visibleTo(viewer));
      const rows = await views().findMany({
        where: report === undefined ? visible : { $and: [{ report }, visible] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });

      return rows.map((row) => toView(row, viewer.user));
    },

    async create({ user }: Viewer, view: SavedViewInput): Promise<SavedView> {
      if ((await views().count({ where: { owner: user } })) >= MOST) {
        throw failure('VIEWS_FULL');
      }

      return toView(await views().create({ data: { ...view, owner: user } }), user);
    },

    async update(viewer: Viewer, id: string, view: SavedViewInput): Promise<SavedView> {
      const row = await ownRow(viewer, id);

      return toView(await views().update({ where: { id: row }, data: { ...view } }), viewer.user);
    },

    async remove(viewer: Viewer, id: string): Promise<void> {
      await views().delete({ where: { id: await ownRow(viewer, id) } });
    },
  };
}

/** Reads a row. */
const toView = (row: Record<string, unknown>, user: number): SavedView => ({
  id: row.documentId as string,
  report: row.report as ViewedReport,
  name: row.name as string,
  query: (row.query as string | null) ?? '',
  shared: Boolean(row.shared),
  own: row.owner === user,
});
