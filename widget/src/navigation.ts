/**
 * Tells of every change of address a page makes by itself. The page's own calls go through
 * untouched; frameworks that change the address in bursts are heard once.
 */
export function watchNavigation(changed: () => void, signal: AbortSignal): void {
  let address = location.href;
  let timer = 0;

  const look = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      if (location.href !== address && !signal.aborted) {
        address = location.href;
        changed();
      }
    }, 50);
  };

  for (const step of ['pushState', 'replaceState'] as const) {
    const own = history[step];
    const heard: typeof own = (...values) => {
      own.apply(history, values);
      look();
    };

    history[step] = heard;
    signal.addEventListener('abort', () => {
      // Somebody else may have wrapped ours since; then it stays, and does nothing.
      if (history[step] === heard) {
        history[step] = own;
      }
    });
  }

  addEventListener('popstate', look, { signal });
  addEventListener('hashchange', look, { signal });
}
