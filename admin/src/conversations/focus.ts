/** What holds everything on the dock. */
export const DOCK = 'data-livechat-dock';

/**
 * Does what removes a button. Whoever pressed it by a key goes on at the next one of the dock;
 * whoever clicked has the pointer, and nothing is looked at by mistake.
 */
export function keepFocus({ detail }: { detail: number }, remove: () => void): void {
  remove();

  if (detail === 0) {
    setTimeout(() => {
      if (document.activeElement === null || document.activeElement === document.body) {
        document.querySelector<HTMLElement>(`[${DOCK}] :is(button, a)`)?.focus();
      }
    });
  }
}

/** Puts the cursor where the operator writes, once the window is there. */
export function focusComposer(id: string): void {
  const windows = [...document.querySelectorAll<HTMLElement>('[data-livechat-window]')];
  const wanted = windows.find(({ dataset }) => dataset.livechatWindow === id);

  wanted?.querySelector('textarea')?.focus();
}
