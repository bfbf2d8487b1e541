import type { Column } from './address';
import type { ReportInHand } from './use-report';

/** What every part of the list works with. */
export interface ListProps {
  hand: ReportInHand;
  columns: readonly Column[];
  /** Ids of the ratings chosen. */
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}
