import type { LivechatEvent } from './panel-host';

type Listener = (detail?: unknown) => void;

/** What pages may ask of the widget. */
export interface LivechatCommands {
  open(): void;
  close(): void;
  toggle(): void;
  show(): void;
  hide(): void;
  destroy(): void;
  setLocale(locale: string): void;
  /** Answers with a function that stops listening. */
  on(event: LivechatEvent, listener: Listener): () => void;
}

/** `window.livechat` */
export interface Livechat extends LivechatCommands {
  /** A call as a list, the way a queue from before the loader holds it. */
  push(call: readonly [keyof LivechatCommands, ...unknown[]]): void;
}

/** Those who listen to the widget. */
export interface Listeners {
  on: LivechatCommands['on'];
  emit(event: LivechatEvent, detail?: unknown): void;
}

/** A listener that throws is its page's affair and stops neither us nor the others. */
export function createListeners(): Listeners {
  const target = new EventTarget();

  return {
    on(event, listener) {
      const received = (change: Event): void => listener((change as CustomEvent).detail);

      target.addEventListener(event, received);

      return () => target.removeEventListener(event, received);
    },
    emit: (event, detail) => {
      target.dispatchEvent(new CustomEvent(event, { detail }));
    },
  };
}

/** Makes `window.livechat` and works off what was queued before. */
export function createCommands(commands: LivechatCommands, queued: unknown): Livechat {
  const push: Livechat['push'] = ([name, ...values]) => {
    if (Object.hasOwn(commands, name)) {
      (commands[name] as (...values: unknown[]) => void)(...values);
    }
  };

  if (Array.isArray(queued)) {
    queued.forEach(push);
  }

  return { ...commands, push };
}
