import { EmotionUnhappy, TrendUp } from '@strapi/icons';
import type { WidgetArgs } from '@strapi/strapi/admin';
import { HOME, PLUGIN_ID } from '../plugin/ids';
import { actionId } from '../plugin/permissions';
import { type TextId, textId } from '../plugin/texts';

const label = (id: TextId): { id: string; defaultMessage: string } => ({
  id: textId(id),
  defaultMessage: id,
});

const ALL_RATINGS = [{ action: actionId('ratings.read-all') }];

/** What the home page shows to those who may read every rating. */
export const WIDGETS: WidgetArgs[] = [
  widget('happy', {
    icon: TrendUp,
    title: label('home.happy'),
    component: async () => (await import('./HappyWidget')).HappyWidget,
  }),
  widget('low-ratings', {
    icon: EmotionUnhappy,
    title: label('home.low'),
    component: async () => (await import('./LowRatingsWidget')).LowRatingsWidget,
  }),
];

function widget(id: string, parts: Pick<WidgetArgs, 'icon' | 'title' | 'component'>): WidgetArgs {
  return {
    ...parts,
    id,
    pluginId: PLUGIN_ID,
    link: { label: label('home.report'), href: `${HOME}/ratings` },
    permissions: ALL_RATINGS,
  };
}
