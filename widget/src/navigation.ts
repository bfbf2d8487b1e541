/**
 * Tells of every change of address a page makes by itself. The page's own calls go through
 * untouched; frameworks that change the address in bursts are heard once.
 */
export function onNavigation(changed: () => void, signal: AbortSignal): void {
  let address = location.href;
  let timer = 0;

  const check = (): void => {
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
    const observed: typeof own = (...values) => {
      own.apply(history, values);
      check();
    };

    history[step] = observed;
    signal.addEventListener('abort', () => {
      // Somebody else may have wrapped ours since; then it stays, and does nothing.
      if (history[step] === observed) {
        history[step] = own;
      }
    });
  }

  addEventListener('popstate', check, { signal });
  addEventListener('hashchange', check, { signal });
}
