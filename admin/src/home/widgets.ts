import { Discuss, EmotionUnhappy, TrendUp } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';
import { HOME, PLUGIN_ID } from '../plugin/ids';
import { type Action, actionId } from '../plugin/permissions';
import { type TextId, textId } from '../plugin/texts';

const label = (id: TextId): { id: string; defaultMessage: string } => ({
  id: textId(id),
  defaultMessage: id,
});

const REPORT = { label: label('home.report'), path: 'ratings' };

/** What the home page shows, to each what they may read. */
export const WIDGETS: WidgetArgs[] = [
  widget('waiting', {
    icon: Discuss,
    title: label('home.waiting'),
    component: async () => (await import('./WaitingWidget')).WaitingWidget,
    to: { label: label('home.inbox'), path: 'conversations' },
    action: 'conversations.answer',
  }),
  widget('happy', {
    icon: TrendUp,
    title: label('home.happy'),
    component: async () => (await import('./HappyWidget')).HappyWidget,
    to: REPORT,
    action: 'ratings.read-all',
  }),
  widget('low-ratings', {
    icon: EmotionUnhappy,
    title: label('home.low'),
    component: async () => (await import('./LowRatingsWidget')).LowRatingsWidget,
    to: REPORT,
    action: 'ratings.read-all',
  }),
];

interface Parts extends Pick<WidgetArgs, 'icon' | 'title' | 'component'> {
  /** Our page that says more. */
  to: { label: WidgetArgs['title']; path: string };
  /** Who may see it. */
  action: Action;
}

function widget(id: string, { to, action, ...parts }: Parts): WidgetArgs {
  return {
    ...parts,
    id,
    pluginId: PLUGIN_ID,
    link: { label: to.label, href: `${HOME}/${to.path}` },
    permissions: [{ action: actionId(action) }],
  };
}
