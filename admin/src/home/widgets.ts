import { Discuss, EmotionUnhappy, TrendUp } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';
import { type ComponentType, createElement } from 'react';
import type { Action } from '../../../shared/permissions';
import { HOME, PLUGIN_ID } from '../plugin/ids';
import { actionId } from '../plugin/permissions';
import { type TextId, textId } from '../plugin/texts';
import { PartBoundary } from '../ui/Broken';

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

/** A widget that fails leaves the home page and the widgets beside it alone. */
const fenced =
  (Widget: ComponentType): ComponentType =>
  () =>
    createElement(PartBoundary, null, createElement(Widget));

interface Parts extends Pick<WidgetArgs, 'icon' | 'title'> {
  component: () => Promise<ComponentType>;
  /** Our page that says more. */
  to: { label: WidgetArgs['title']; path: string };
  /** Who may see it. */
  action: Action;
}

function widget(id: string, { to, action, component, ...parts }: Parts): WidgetArgs {
  return {
    ...parts,
    component: async () => fenced(await component()),
    id,
    pluginId: PLUGIN_ID,
    link: { label: to.label, href: `${HOME}/${to.path}` },
    permissions: [{ action: actionId(action) }],
  };
}
