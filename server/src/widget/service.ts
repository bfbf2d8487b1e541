import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { render } from 'preact-render-to-string';
import { LOADER_PLACES, type Snippet, type WidgetVisit } from '../../../shared/widget';
import type { StoredChannel } from '../channels/channel';
import { apiPathOf, publicAddress } from '../plugin/addresses';
import { configOf } from '../plugin/config';
import { type Packed, packed } from '../plugin/packed';
import { service } from '../plugin/service';
import type { Asked } from '../site/languages';
import { render as renderPage } from '../site/render';
import type { Client } from '../visitors/address';
import { currentName } from './current-name';
import { GonePage } from './GonePage';
import { placesFor } from './places';
import { SupportPage, supportManifest } from './SupportPage';
import { snippet } from './snippet';

/** A page view as the loader describes it. */
export interface PageView extends Client {
  page: string;
  locale: string;
}

const HIDDEN: WidgetVisit = {
  action: 'hide',
  openAfterSeconds: 0,
  appearance: null,
  operator: null,
  operatorPicture: null,
  hint: null,
};

export function createWidget({ strapi }: { strapi: Core.Strapi }) {
  let assets: Map<string, Packed> | undefined;

  return {
    /** What the loader does on this page: rules, presence and looks, all from memory. */
    async visit(
      channel: StoredChannel,
      { page, locale, ip, headers }: PageView
    ): Promise<WidgetVisit> {
      const country = await service(strapi, 'rules').countryOf({ ip, headers });
      const preview = await service(strapi, 'conversations').preview(channel.row, {
        visitor: null,
        locale,
        country,
        seed: ip,
      });
      const { action, rule, available } = await service(strapi, 'rules').decide(
        channel,
        { page, country },
        // The form that becomes a ticket comes with tickets; until then nobody is promised one.
        { operatorAvailable: preview.available, offlineForm: false }
      );

      if (!available) {
        return HIDDEN;
      }

      return {
        action,
        openAfterSeconds: action === 'open' ? (rule?.openAfterSeconds ?? 0) : 0,
        appearance: service(strapi, 'channels').appearance(channel, locale),
        operator: preview.operator,
        operatorPicture: preview.operatorPicture,
        hint: preview.hint,
      };
    },

    snippet: (channel: StoredChannel): Snippet => snippet(channel.slug, publicAddress(strapi)),

    /** `root` leads to the public pages from where this one was asked for. */
    supportPage(channel: StoredChannel, locale: string, root: string): string {
      const appearance = service(strapi, 'channels').appearance(channel, locale);

      return `<!doctype html>${render(SupportPage({ appearance, locale, root }))}`;
    },

    /** What stands at the address of a chat that is not there. */
    async gonePage(slug: string, asked: Asked): Promise<string> {
      const { placeFor, hasIndex } = service(strapi, 'pages');
      const place = placeFor(asked);

      return renderPage(GonePage({ place, slug, hasIndex: await hasIndex() }), place);
    },

    manifest: (channel: StoredChannel, locale: string): object =>
      supportManifest(service(strapi, 'channels').appearance(channel, locale)),

    /**
     * A built file of the widget by name. A tab left open over an upgrade asks for yesterday's
     * version: it gets today's, which must not be kept under that name. Undefined for no file of ours.
     */
    asset(name: string): { asset: Packed; isExact: boolean } | undefined {
      assets ??= readAssets(
        placesFor({ basePath: configOf(strapi).basePath, apiPath: apiPathOf(strapi) })
      );

      const current = currentName(name, [...assets.keys()]);
      const asset = current && assets.get(current);

      return asset ? { asset, isExact: current === name } : undefined;
    },
  };
}

/**
 * Read once: the files come with the package and do not change while it runs. The loader, the only
 * one with `LOADER_PLACES` in it, is told where this server has what it asks for.
 */
function readAssets(places: string): Map<string, Packed> {
  const folder = join(packageRoot(__dirname), 'dist', 'widget');
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.js'))
    : [];

  const read = (name: string): string =>
    readFileSync(join(folder, name), 'utf8').replaceAll(LOADER_PLACES, () => places);

  return new Map(names.map((name) => [name, packed(read(name))]));
}

/** The folder of the plugin's own package.json, from wherever in it this code runs. */
function packageRoot(from: string): string {
  const up = dirname(from);

  return existsSync(join(from, 'package.json')) || up === from ? from : packageRoot(up);
}
