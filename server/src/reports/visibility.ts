import type { Viewer } from '../operators/viewer';

/** Who may read figures reads those of all conversations: they name nobody but operators and channels. */
export const readsMetrics = ({ may }: Viewer): boolean => may.has('reports.read');

/** What customers thought is beside them for who may read all of that. */
export const readsRatings = ({ may }: Viewer): boolean => may.has('ratings.read-all');
