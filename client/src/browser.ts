import type { Chat } from './chat';
import type { Surroundings } from './chat-parts';
import type { StoredChange } from './chat-storage';
import { createSafeStorage, type WebStorage } from './safe-storage';
import { pageOf } from './visit';

/** As much of a page as a chat looks at; elsewhere, as in Node, none of it may be there. */
interface Page {
  localStorage?: WebStorage;
  sessionStorage?: WebStorage;
  location?: { pathname: string; search: string; hash: string };
  navigator?: { language?: string };
  document?: Target & { hidden: boolean; referrer: string };
}

/** What can be listened to. */
interface Target {
  addEventListener?(type: string, listener: (event: Event) => void): void;
  removeEventListener?(type: string, listener: (event: Event) => void): void;
}

const page: Page & Target = globalThis;

/** The page this runs in; what it has not lasts as long as this code is loaded, or is empty. */
export const surroundings = (): Surroundings => ({
  safeStorage: createSafeStorage(() => there(page.localStorage)),
  drafts: createSafeStorage(() => there(page.sessionStorage)),
  page: () => (page.location ? pageOf(page.location) : ''),
  referrer: () => page.document?.referrer ?? '',
  isVisible: () => !page.document?.hidden,
});

function there(storage: WebStorage | undefined): WebStorage {
  if (!storage) {
    throw new ReferenceError('storage');
  }

  return storage;
}

/** The language the browser asks for, BCP 47; empty where nobody says. */
export const languageOf = (): string => page.navigator?.language ?? '';

/** Tells a chat what happens to its page; answers with what ends that. */
export function follow(chat: Chat): () => void {
  const listeners: [Target | undefined, string, (event: Event) => void][] = [
    [page.document, 'visibilitychange', () => chat.visibilityChanged()],
    [page, 'storage', (event) => chat.stored(changeIn(event))],
    [page, 'pagehide', () => chat.leavePage()],
  ];

  for (const [target, type, listener] of listeners) {
    target?.addEventListener?.(type, listener);
  }

  return () => {
    for (const [target, type, listener] of listeners) {
      target?.removeEventListener?.(type, listener);
    }
  };
}

function changeIn(event: Event): StoredChange {
  const { key = null, newValue = null } = event as Event & Partial<StoredChange>;

  return { key, newValue };
}
