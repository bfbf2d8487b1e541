/** Where the focus goes when the window opens or its lower part changes. */
export function focusInside(root: ShadowRoot): void {
  const window = root.querySelector<HTMLElement>('.window');
  const wanted = window?.querySelector<HTMLElement>('[data-focus]');

  // A textarea would bring up the keyboard of a phone and hide what there is to read.
  const isPhone = matchMedia('(pointer: coarse)').matches && wanted instanceof HTMLTextAreaElement;

  (isPhone ? window : (wanted ?? window))?.focus();
}

/** Keeps Tab within a window that covers the page. */
export function keepInside(window: HTMLElement, event: KeyboardEvent): void {
  const stops = [...window.querySelectorAll<HTMLElement>('button, textarea, a, [tabindex="0"]')];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  const other = event.shiftKey ? stops.at(-1) : stops[0];
  const { activeElement } = window.getRootNode() as ShadowRoot;

  if (activeElement === edge || activeElement === window) {
    event.preventDefault();
    other?.focus();
  }
}
