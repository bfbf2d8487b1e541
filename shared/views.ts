/** The reports whose views may be kept, as their pages are addressed below *Live Chat*. */
export const VIEWED_REPORTS = ['ratings', 'conversations', 'operators'] as const;

/** A report whose views may be kept. */
export type ViewedReport = (typeof VIEWED_REPORTS)[number];

/** A view of a report somebody keeps: its address, under a name. */
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

/** `POST /livechat/admin/views` and `PUT /livechat/admin/views/:id` */
export interface SavedViewInput {
  report: ViewedReport;
  name: string;
  query: string;
  shared: boolean;
}
