import { background } from '../../client/src/background';
import { type ChatRecord, channelKey } from '../../client/src/chat-record';
import { pauseAfter } from '../../client/src/pause';
import { askVisit, pageOf, type Visit } from '../../client/src/visit';
import { Button } from './button';
import { createListeners } from './commands';
import { type Files, withWords } from './files';
import { onNavigation } from './navigation';
import type { LivechatEvent, Panel, Presentation, Settings } from './panel-host';
import { recordOf } from './record';
import { type Locale, localeOf } from './texts/texts';

/** Narrower than this, a window that opens by itself would cover the page. */
const NARROW = 480;

/** Asks which rule wins on each page, shows the button, and fetches the panel when it is wanted. */
export class Launcher {
  readonly #settings: Settings;
  readonly #files: Files;
  readonly #listeners = createListeners();
  readonly #button: Button;
  readonly #end = new AbortController();
  #locale: string | undefined;
  #presentation: Presentation | undefined;
  #panel: Panel | undefined;
  #coming: Promise<void> | undefined;
  #keeping: Promise<void> | undefined;
  #bubble: HTMLElement | undefined;
  #isOpen = false;
  #wasOpen = false;
  #isHidden = false;
  /** Asked to open before it was known how the channel looks. */
  #isWanted = false;
  #asked = 0;
  /** Questions and fetches that failed in a row. */
  #failures = 0;
  #timer = 0;
  /** Asks again what was not answered. */
  #retry = 0;

  constructor(settings: Settings, files: Files) {
    this.#settings = settings;
    this.#files = files;
    this.#locale = settings.locale;
    this.#button = new Button({
      toggle: () => this.toggle(),
      prepare: () => background(this.#prepare()),
    });
    onNavigation(() => {
      this.#panel?.visit(pageOf(location));
      this.#ask();
    }, this.#end.signal);
    addEventListener('storage', ({ key }) => this.#restore(key), this.#end);
    addEventListener('online', () => this.#failures && this.#ask(), this.#end);
    this.#ask(0);
  }

  readonly on = this.#listeners.on;

  readonly open = (): void => this.#open(true);

  readonly close = (): void => {
    clearTimeout(this.#timer);
    this.#panel?.minimize();
  };

  readonly toggle = (): void => (this.#isOpen ? this.close() : this.open());

  readonly show = (): void => {
    this.#isHidden = false;
    this.#showButton();
  };

  readonly hide = (): void => {
    this.#isHidden = true;
    this.#hideButton();
  };

  readonly destroy = (): void => {
    this.#end.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#panel?.destroy();
    this.#button.host.remove();
  };

  readonly setLocale = (locale: string): void => {
    this.#locale = locale;
    this.#ask();
  };

  get #kept(): ChatRecord {
    return recordOf(this.#settings.channel);
  }

  /** Only the answer for the newest page counts. `since` is when the visitor came to it. */
  #ask(since = performance.now()): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    this.#asked += 1;

    const turn = this.#asked;
    const tag = (this.#locale || document.documentElement.lang || navigator.language).slice(0, 35);

    background(
      askVisit(this.#settings, pageOf(location), tag).then(({ visit, wait }) => {
        if (turn === this.#asked && !this.#end.signal.aborted) {
          this.#failures = visit ? 0 : this.#failures + 1;

          if (!visit) {
            const pause = pauseAfter(this.#failures, wait);

            this.#retry = window.setTimeout(() => this.#ask(since), pause);
          }

          this.#follow(visit, tag, since);
        }
      })
    );
  }

  /** Shows what the server says; while it says nothing, what is known already. */
  #follow(visit: Visit | undefined, tag: string, since: number): void {
    const locale = localeOf(tag);
    // A running conversation goes on where no button would show.
    const appearance = visit?.appearance ?? this.#kept.ongoing;

    if (!visit && this.#presentation) {
      return;
    }

    this.#presentation = appearance ? { ...visit, appearance, locale, tag } : undefined;

    if (this.#presentation) {
      this.#present(this.#presentation);
      this.#begin(visit, since);
    } else {
      this.#hideButton();
      this.#explain(visit, locale);
    }
  }

  #present(presentation: Presentation): void {
    this.#showButton();

    if (this.#panel) {
      // Without its words in another language the panel keeps those it has.
      background(
        this.#files
          .texts(presentation.locale)
          .then(({ texts }) => this.#panel?.setPresentation(presentation, texts))
      );
    }
  }

  #showButton(): void {
    if (this.#presentation && !this.#isHidden) {
      this.#button.show(this.#presentation, this.#settings.full);
      this.#keep();
    }
  }

  /** Comes after the button: it is of use only once the page takes that away. */
  #keep(): void {
    this.#keeping ??= this.#files
      .keeper()
      .then(({ keepAttached }) => keepAttached(this.#button.host, this.#end.signal))
      .catch(() => (this.#keeping = undefined));
  }

  /** On a page of its own there is nothing else to see; of a refusal the page's developer is told. */
  #explain(visit: Visit | undefined, locale: Locale): void {
    const { full } = this.#settings;

    if (full || visit?.refusal) {
      withWords(this.#files, locale, ({ explain }, { texts }) => {
        if (!this.#presentation) {
          explain(this.#button, visit, full && texts);
        }
      });
    }
  }

  #hideButton(): void {
    this.close();
    this.#button.dock.hidden = true;
  }

  #begin(visit: Visit | undefined, since: number): void {
    const { open, ongoing } = this.#kept;
    const action = visit?.action;

    if (this.#settings.full || open || this.#isWanted) {
      this.#open(this.#settings.full || this.#isWanted);
    } else if (ongoing) {
      this.#withPanel(() => undefined);
    } else if (action === 'notify' && this.#presentation) {
      this.#speak(this.#presentation);
    } else if (action === 'open') {
      this.#timer = window.setTimeout(
        // Once per browser, and only over a page with room for it.
        () => !this.#wasOpen && !this.#kept.autoOpened && innerWidth >= NARROW && this.#open(false),
        since + (visit?.openAfterSeconds ?? 0) * 1000 - performance.now()
      );
    }
  }

  #speak({ appearance, locale }: Presentation): void {
    withWords(this.#files, locale, ({ showBubble }, { texts }) => {
      // It is said once, and not to somebody who has come already.
      if (!this.#bubble && !this.#wasOpen) {
        this.#bubble = showBubble(this.#button, appearance.buttonText, texts.close, this.open);
      }
    });
  }

  #open(byVisitor: boolean): void {
    clearTimeout(this.#timer);
    this.#isWanted = !this.#presentation;
    this.#withPanel((panel) => {
      if (!this.#isHidden) {
        panel.open(byVisitor);
      }
    });
  }

  /** Fetches the panel for what waits for it, however often that takes. */
  #withPanel(act: (panel: Panel) => void): void {
    background(
      this.#prepare().then(() => {
        if (this.#panel) {
          act(this.#panel);
        } else if (this.#presentation && !this.#end.signal.aborted) {
          this.#timer = window.setTimeout(() => this.#withPanel(act), pauseAfter(this.#failures));
        }
      })
    );
  }

  async #prepare(): Promise<void> {
    if (this.#presentation) {
      this.#coming ??= this.#fetchPanel(this.#presentation);
    }

    await this.#coming;
  }

  async #fetchPanel(presentation: Presentation): Promise<void> {
    const { launch } = this.#button;

    launch.ariaBusy = 'true';

    try {
      const [{ mountPanel }, { texts }] = await Promise.all([
        this.#files.panel(),
        this.#files.texts(presentation.locale),
      ]);

      if (!this.#end.signal.aborted) {
        this.#panel = mountPanel({
          ...this.#button,
          settings: this.#settings,
          presentation,
          texts,
          emit: this.#received,
        });
      }
      this.#failures = 0;
    } catch {
      this.#coming = undefined;
      this.#failures += 1;
    }

    launch.ariaBusy = 'false';
  }

  readonly #received = (event: LivechatEvent, detail: unknown): void => {
    const isOpen = event === 'open';

    if (isOpen || event === 'close') {
      this.#isOpen = isOpen;
      this.#wasOpen = true;
      this.#bubble?.remove();
      this.#button.launch.ariaExpanded = String(isOpen);
    }

    this.#listeners.emit(event, detail);
  };

  /** Another tab opened its window; if it folded it or put a conversation away, the panel knows what to do. */
  #restore(key: string | null): void {
    if (!this.#settings.full && key === channelKey(this.#settings.channel)) {
      this.#panel?.restore();

      if (this.#kept.open && !this.#isOpen) {
        this.#open(false);
      }
    }
  }
}
