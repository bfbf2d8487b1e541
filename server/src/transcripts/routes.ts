import { contentApi } from '../plugin/router';

export const transcriptRoutes = contentApi([
  ['POST', '/transcripts', 'transcripts.ask', 'request'],
]);
