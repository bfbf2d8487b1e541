/** How frameworks that replace or morph a body are asked to leave an element alone. */
const PERMANENT = [
  'data-turbo-permanent',
  'data-astro-transition-persist',
  'hx-preserve',
  'up-keep',
];

/** So often in a row the element is put back at once; whoever goes on taking it away is given time. */
const PATIENCE = 5;

/** Milliseconds in place after which a new argument begins, and the longest pause within one. */
const SETTLED = 5_000;
const LONGEST_PAUSE = 60_000;

/** The keeper's file, as the loader imports it. */
export interface KeeperFile {
  keepAttached(host: HTMLElement, signal: AbortSignal): void;
}

/**
 * Puts an element into the body, and back whenever the page has taken it away or replaced its body.
 * Only the children of three nodes are watched. `attached` is dispatched on its shadow root.
 */
export function keepAttached(host: HTMLElement, signal: AbortSignal): void {
  if (signal.aborted) {
    return;
  }

  const keeper = new Keeper(host);

  host.id = host.localName;

  for (const mark of PERMANENT) {
    host.setAttribute(mark, host.id);
  }

  signal.addEventListener('abort', () => keeper.end());
  keeper.attach();
}

class Keeper {
  readonly #host: HTMLElement;
  readonly #observer = new MutationObserver(() => this.#check());
  #body: HTMLElement | null = null;
  #returns = 0;
  #since = 0;
  #timer = 0;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  attach(): void {
    const host = this.#host;

    this.#timer = 0;

    // A page that was restored from a copy holds an empty copy of ours.
    for (const other of document.querySelectorAll(host.localName)) {
      if (other !== host) {
        other.remove();
      }
    }

    if (!host.isConnected) {
      this.#since = performance.now();
      document.body?.append(host);
      host.shadowRoot?.dispatchEvent(new Event('attached'));
    }

    this.#observe();
  }

  end(): void {
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.#host.remove();
  }

  #observe(): void {
    this.#body = document.body;
    this.#observer.disconnect();

    for (const node of [document, document.documentElement, this.#body]) {
      if (node) {
        this.#observer.observe(node, { childList: true });
      }
    }
  }

  #check(): void {
    const isThere = this.#host.isConnected;

    if (isThere && this.#body !== document.body) {
      this.attach();
    } else if (!isThere && !this.#timer) {
      this.#return();
    }
  }

  #return(): void {
    this.#returns = performance.now() - this.#since < SETTLED ? this.#returns + 1 : 1;

    if (this.#returns <= PATIENCE) {
      this.attach();
    } else {
      const pause = Math.min(2 ** (this.#returns - PATIENCE) * 500, LONGEST_PAUSE);

      this.#timer = window.setTimeout(() => this.attach(), pause);
    }
  }
}
