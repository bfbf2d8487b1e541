import type { VisitorSession } from '../../shared/visitors';
import { toJson } from './json';
import type { SafeStorage } from './safe-storage';
import { type Body, toWait } from './visit';

/** Where the visitor's token is kept, one for all channels of a site. */
const TOKEN_KEY = 'livechat-token';

/** Who this browser speaks for. */
export interface Session {
  /** A token that is good for now; rejects when the server cannot be asked. */
  token(): Promise<string>;
  /** Whether this browser has spoken before. */
  isKnown(): boolean;
  /** Forgets that the token was thought good, so that the next one is asked for. */
  expire(): void;
}

/** A session and the moment it was given, in milliseconds since 1970. */
type Given = VisitorSession & { at?: number };

/** Whoever comes back while the token is good stays the same visitor; later the browser is a stranger's. */
export function createSession(api: string, safeStorage: SafeStorage, now: () => number): Session {
  /** Until then the server wants to be left alone. */
  let restsUntil = 0;

  const known = (): Given | null => safeStorage.get<Given>(TOKEN_KEY);

  async function issue(old: VisitorSession | null): Promise<VisitorSession> {
    if (now() < restsUntil) {
      throw new Error('429');
    }

    const answer = await fetch(`${api}/visitors`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json' },
      body: toJson(old ? { token: old.token } : {}),
    });

    const { data, error } = (await answer.json()) as Body<VisitorSession>;

    if (!answer.ok || !data?.token) {
      restsUntil = now() + toWait(error?.details?.retryAfter);
      throw new Error(error?.details?.code ?? String(answer.status));
    }

    safeStorage.set(TOKEN_KEY, { ...data, at: now() });

    return data;
  }

  return {
    async token() {
      const old = known();
      const expires = old ? Date.parse(old.expiresAt) : 0;

      if (!old || !(expires > now())) {
        return (await issue(old)).token;
      }

      // Half of its time is over: renewed while that is still possible, used as it is where not.
      const isYoung = now() < ((old.at ?? 0) + expires) / 2;

      return isYoung ? old.token : (await issue(old).catch(() => old)).token;
    },
    isKnown: () => known() !== null,
    expire() {
      const old = known();

      if (old) {
        safeStorage.set(TOKEN_KEY, { ...old, expiresAt: '' });
      }
    },
  };
}
