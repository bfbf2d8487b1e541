import type { Column } from './address';
import type { ReportState } from './use-report';

/** What every part of the list works with. */
export interface ListProps {
  state: ReportState;
  columns: readonly Column[];
  /** Ids of the ratings chosen. */
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}
