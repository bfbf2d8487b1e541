/** Adds a stylesheet to the widget alone; a constructed one passes under a policy without `unsafe-inline`. */
export function addStyle(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();

  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
