import { TextEncoder } from 'node:util';

/** What jsdom has not and every browser we support has. Each test file asks for it once. */
export function likeABrowser(): void {
  class Sheet {
    css = '';
    replaceSync(css: string): void {
      this.css = css;
    }
  }

  Object.defineProperty(globalThis, 'CSSStyleSheet', { value: Sheet, configurable: true });
  Object.defineProperty(ShadowRoot.prototype, 'adoptedStyleSheets', {
    value: [],
    writable: true,
    configurable: true,
  });
  Object.defineProperty(globalThis, 'matchMedia', {
    value: () => ({ matches: false, addEventListener() {}, removeEventListener() {} }),
    configurable: true,
  });
  Element.prototype.scrollTo = () => {};
  globalThis.TextEncoder ??= TextEncoder as typeof globalThis.TextEncoder;
}

/** Lets everything that is under way come to its end. */
export const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
