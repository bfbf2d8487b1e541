import { attemptTokenRefresh, useAuth } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';
import { backendUrl } from '../plugin/backend';
import { useToasts } from '../plugin/use-toasts';
import { saveFile } from './save';
import { type Progress, readAll } from './stream';

interface Export {
  /** How far it is; null while nothing is exported. */
  progress: Progress | null;
  start: (address: string, name: string) => void;
  cancel: () => void;
}

/** Reads a file from the server piece by piece, so that it can be watched and stopped. */
export function useExport(): Export {
  const token = useAuth('Livechat', (auth) => auth.token);
  const { done, failed } = useToasts();
  const [progress, setProgress] = useState<Progress | null>(null);
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback((): void => running.current?.abort(), []);

  // Nobody waits for a file whose page is left.
  useEffect(() => cancel, [cancel]);

  const start: Export['start'] = (address, name) => {
    const controller = new AbortController();
    const { signal } = controller;

    running.current = controller;
    setProgress({ rows: null, total: null, bytes: 0, size: null });

    fetched(address, token, signal)
      .then(async (answer) => {
        saveFile(name, await readAll(answer, setProgress));
        done('export.done');
      })
      .finally(() => setProgress(null))
      .catch((error) => signal.aborted || failed(error));
  };

  return { progress, start, cancel };
}

/** Access tokens are short-lived; one that has run out is renewed once, as Strapi's own client does it. */
async function fetched(
  address: string,
  token: string | null,
  signal: AbortSignal
): Promise<Response> {
  const ask = (current: string | null): Promise<Response> =>
    fetch(backendUrl() + address, { headers: { authorization: `Bearer ${current}` }, signal });
  let answer = await ask(token);

  if (answer.status === 401) {
    answer = await ask(await attemptTokenRefresh(token));
  }

  if (!answer.ok) {
    throw await refused(answer);
  }

  return answer;
}

/** The error in Strapi's body; an answer that has none says nothing. */
async function refused(answer: Response): Promise<unknown> {
  try {
    const { error } = (await answer.json()) as { error?: unknown };

    return error;
  } catch {
    return new Error(answer.statusText);
  }
}
