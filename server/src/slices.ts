import { channels } from './channels';
import { conversations } from './conversations';
import { health } from './health';
import { operators } from './operators';
import { outbox } from './outbox';
import { pages } from './pages';
import { previews } from './previews';
import { ratings } from './ratings';
import { realtime } from './realtime';
import { reports } from './reports';
import { rules } from './rules';
import { templates } from './templates';
import { threads } from './threads';
import { transcripts } from './transcripts';
import { unsubscribe } from './unsubscribe';
import { views } from './views';
import { visitors } from './visitors';
import { webhooks } from './webhooks';
import { widget } from './widget';

/**
 * The table of contents, ground first: a slice may call the services of those before it,
 * and emits events to those after it.
 */
export const slices = [
  channels,
  operators,
  rules,
  visitors,
  templates,
  outbox,
  threads,
  conversations,
  transcripts,
  ratings,
  reports,
  views,
  previews,
  pages,
  widget,
  unsubscribe,
  webhooks,
  realtime,
  health,
] as const;
