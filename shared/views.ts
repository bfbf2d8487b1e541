/**
 * The reports whose views may be kept, as their pages are addressed below *Live Chat*.
 *
 * @example
 * VIEWED_REPORTS.includes('operators'); // true
 */
export const VIEWED_REPORTS = ['ratings', 'conversations', 'operators'] as const;

/**
 * A report whose views may be kept.
 *
 * @example
 * const report: ViewedReport = 'ratings';
 */
export type ViewedReport = (typeof VIEWED_REPORTS)[number];

/**
 * A view of a report somebody keeps: its address, under a name.
 *
 * @example
 * const mine = (views: readonly SavedView[]): SavedView[] => views.filter(({ own }) => own);
 */
export interface SavedView {
  id: string;
  /** The report it is of. */
  report: ViewedReport;
  name: string;
  /** The query of the address: which view, filters, groups. */
  query: string;
  /** Whether everybody who may read the report sees it, or only its owner. */
  shared: boolean;
  /** Whether it is the reader's own. */
  own: boolean;
}

/**
 * `POST /livechat/admin/views` and `PUT /livechat/admin/views/:id`
 *
 * @example
 * const view: SavedViewInput = {
 *   report: 'ratings',
 *   name: 'Unhappy ones',
 *   query: 'faces=1',
 *   shared: false,
 * };
 */
export interface SavedViewInput {
  report: ViewedReport;
  name: string;
  query: string;
  shared: boolean;
}
