import type { Dress } from './stage';

/** Puts the channel's colours and the language's direction on the host element. */
export function dressUp(host: HTMLElement, { look, locale }: Dress): void {
  host.style.cssText = `--button:${look.buttonBackground};--on-button:${look.buttonColor};--header:${look.headerBackground};--on-header:${look.headerColor}`;
  host.lang = locale;
  host.dir = locale === 'ar' ? 'rtl' : 'ltr';
}
