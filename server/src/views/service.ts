import type { Core } from '@strapi/strapi';
import type { SavedView, SavedViewInput, ViewedReport } from '../../../shared/views';
import { failure } from '../plugin/errors';
import { uid } from '../plugin/ids';

/** Views one person may keep. */
const MOST = 100;

export function createViews({ strapi }: { strapi: Core.Strapi }) {
  const views = () => strapi.db.query(uid('view'));

  /** Row of somebody's own view; one of somebody else is as unknown as one that never was. */
  const ownRow = async (user: number, id: string): Promise<number> => {
    const row = await views().findOne({ where: { documentId: id, owner: user }, select: ['id'] });

    if (!row) {
      throw failure('VIEW_UNKNOWN');
    }

    return row.id;
  };

  return {
    /** Own views of these reports and those others share, by name. */
    async list(user: number, reports: readonly ViewedReport[]): Promise<SavedView[]> {
      const rows = await views().findMany({
        where: { report: { $in: reports }, $or: [{ owner: user }, { shared: true }] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
      });

      return rows.map((row) => toView(row, user));
    },

    async create(user: number, view: SavedViewInput): Promise<SavedView> {
      if ((await views().count({ where: { owner: user } })) >= MOST) {
        throw failure('VIEWS_FULL');
      }

      return toView(await views().create({ data: { ...view, owner: user } }), user);
    },

    async update(user: number, id: string, view: SavedViewInput): Promise<SavedView> {
      const row = await ownRow(user, id);

      return toView(await views().update({ where: { id: row }, data: { ...view } }), user);
    },

    async remove(user: number, id: string): Promise<void> {
      await views().delete({ where: { id: await ownRow(user, id) } });
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
