import { User } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';
import { createElement } from 'react';
import type { Action } from '../../shared/permissions';
import { MenuIcon } from './conversations/MenuIcon';
import { Shell } from './conversations/Shell';
import { WIDGETS } from './home/widgets';
import { PLUGIN_ID } from './plugin/ids';
import { actionId } from './plugin/permissions';
import { prefixed, textId } from './plugin/texts';

/** Any of these shows the menu entry; each page asks for its own. */
const MENU_ACTIONS: readonly Action[] = [
  'channels.read',
  'conversations.answer',
  'ratings.read-own',
  'ratings.read-all',
  'reports.read',
  'outbox.read',
  'templates.read',
];

let admin: StrapiApp | null = null;

export default {
  register(app: StrapiApp): void {
    admin = app;
    app.registerPlugin({ id: PLUGIN_ID, name: 'Live Chat' });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: MenuIcon,
      intlLabel: { id: textId('plugin.name'), defaultMessage: 'Live Chat' },
      permissions: MENU_ACTIONS.map((action) => ({ action: actionId(action), subject: null })),
      Component: () => import('./App').then(({ App }) => ({ default: App })),
    });
    // Everybody has a chat name to set, whatever else they may do; the page is one of the plugin's own.
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}/profile`,
      icon: User,
      intlLabel: { id: textId('nav.profile'), defaultMessage: 'Chat profile' },
      permissions: [],
    });
    app.widgets.register(WIDGETS);
  },

  async registerTrads({
    locales,
  }: {
    locales: string[];
  }): Promise<{ locale: string; data: Record<string, string> }[]> {
    wrapPages();

    return Promise.all(locales.map(async (locale) => ({ locale, data: await textsIn(locale) })));
  },
};

/**
 * Puts the chat windows around every page of the admin. Of all the hooks a plugin has, only this
 * one runs when every other plugin has added its routes and nothing has been drawn yet.
 */
function wrapPages(): void {
  try {
    admin?.router.addRoute((routes) => [{ element: createElement(Shell), children: routes }]);
  } catch {
    // Without the dock the inbox still works, and so does everything that is not ours.
  } finally {
    admin = null;
  }
}

async function textsIn(locale: string): Promise<Record<string, string>> {
  try {
    const { default: texts } = await import(`./translations/${locale}.json`);

    return prefixed(texts);
  } catch {
    return {};
  }
}
