import { defineSlice } from '../plugin/compose';
import { config } from './config';
import { emails } from './emails';
import { errors } from './errors';
import { transcriptRoutes } from './routes';
import { createTranscripts } from './service';
import { transcriptSockets } from './sockets';

/** Transcripts: a visitor's copy of an ended conversation, by e-mail. */
export const transcripts = defineSlice({
  name: 'transcripts',
  config,
  emails,
  errors,
  service: createTranscripts,
  controller: async () => (await import('./controller')).transcriptsController,
  routers: { content: transcriptRoutes },
  sockets: transcriptSockets,
});

declare module '../plugin/service' {
  interface Services {
    transcripts: ReturnType<typeof createTranscripts>;
  }
}
