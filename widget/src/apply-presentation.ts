import type { Presentation } from './panel-host';

/** Puts the channel's colours and the language's direction on the host element. */
export function applyPresentation(host: HTMLElement, { appearance, locale }: Presentation): void {
  host.style.cssText = `--button:${appearance.buttonBackground};--on-button:${appearance.buttonColor};--header:${appearance.headerBackground};--on-header:${appearance.headerColor}`;
  host.lang = locale;
  host.dir = locale === 'ar' ? 'rtl' : 'ltr';
}
