import { pauseBefore } from './backoff';
import { consoleStore } from './store';

type ConnectionFile = typeof import('./connection');

/**
 * Fetches the code of the connection, however often that takes: a network that is gone while a page
 * opens keeps nobody from visitors. Answers how to stop waiting for it.
 */
export function loadConnection(
  use: (file: ConnectionFile) => void,
  load: () => Promise<ConnectionFile> = () => import('./connection')
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let isOver = false;

  const again = (): void => {
    if (!isOver) {
      consoleStore.dispatch({ type: 'connection', connection: 'offline' });
      timer = setTimeout(fetchIt, pauseBefore(tries, NOT_SAID, Math.random()));
      tries += 1;
    }
  };
  const fetchIt = (): void => {
    load()
      .then((file) => isOver || use(file))
      .catch(again);
  };

  fetchIt();

  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

const NOT_SAID = { code: null, retryAfter: null };
