import { backendUrl } from '../plugin/backend';

/** The Livechat page in the Content Manager. */
export const PAGE_TYPE = 'plugin::livechat.livechat-page';

/** Where a version of the Livechat page is written. */
export const pageEditor = (locale: string | null): string =>
  `/content-manager/single-types/${PAGE_TYPE}${
    locale === null ? '' : `?plugins[i18n][locale]=${locale}`
  }`;

/** A public address in full; the server knows its own only when it is configured. */
export const publicUrl = (address: string): string => new URL(address, `${backendUrl()}/`).href;

/** The lines that put a channel's badge on another page. */
export const badgeHtml = (address: string, name: string): string =>
  [
    `<a href="${publicUrl(address)}">`,
    `  <img src="${publicUrl(address)}/badge.svg" alt="${escaped(name)}" height="32">`,
    '</a>',
  ].join('\n');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
