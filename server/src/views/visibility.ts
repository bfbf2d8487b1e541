import type { Action } from '../../../shared/permissions';
import { VIEWED_REPORTS, type ViewedReport } from '../../../shared/views';
import type { Condition, Viewer } from '../operators/viewer';
import { READERS } from '../ratings/visibility';

/** Permissions to read each report, of which one is needed; its views are for the same people. */
export const READ: Readonly<Record<ViewedReport, readonly Action[]>> = {
  ratings: READERS,
  conversations: ['reports.read'],
  operators: ['reports.read'],
};

/** One way to be among those who see a saved view. */
export type ViewSeen = { report: ViewedReport } & ({ owner: number } | { shared: true });

/** The reports somebody may read. */
export const reportsOf = ({ may }: Viewer): ViewedReport[] =>
  VIEWED_REPORTS.filter((report) => READ[report].some((action) => may.has(action)));

/** Own views of the reports one may read, and those that others share. */
export const visibleTo = (viewer: Viewer): Condition<ViewSeen> =>
  reportsOf(viewer).flatMap((report) => [
    { report, owner: viewer.user },
    { report, shared: true },
  ]);

/** Nobody changes a view of somebody else. */
export const changeableBy = (viewer: Viewer): Condition<ViewSeen> =>
  reportsOf(viewer).map((report) => ({ report, owner: viewer.user }));
