import { render } from 'preact';
import { follow, surroundings } from '../../client/src/browser';
import { Chat } from '../../client/src/chat';
import { lazyConnection } from '../../client/src/lazy-connection';
import { createSession } from '../../client/src/session';
import { isOngoing, unreadOf } from '../../client/src/state';
import { newClientId } from '../../shared/client-id';
import { isComposing } from '../../shared/composing';
import { focusInside, keepInside } from './focus';
import type { Notice, NoticeFile } from './notice';
import type { Panel, PanelHost, Presentation } from './panel-host';
import { panelStyle } from './panel-style';
import { addStyle } from './style';
import type { Texts } from './texts/texts';
import { type EndingFile, type Foot, footOf } from './ui/view';
import { Window } from './ui/Window';

// What is fetched later draws with the same Preact.
export { Component, createRef, Fragment } from 'preact';
export { jsx, jsxs } from 'preact/jsx-runtime';

/** Where the window covers the page. */
const SMALL = '(max-width: 480px), (max-height: 420px)';

/** Puts the panel into the loader's shadow root, folded. */
export const mountPanel = (panelHost: PanelHost): Panel => new ShadowPanel(panelHost);

class ShadowPanel implements Panel {
  readonly #stage: PanelHost;
  readonly #chat: Chat;
  readonly #unfollow: () => void;
  readonly #box = document.createElement('div');
  readonly #small = matchMedia(SMALL);
  #presentation: Presentation;
  #texts: Texts;
  #isDue = false;
  #foot: Foot = 'composer';
  #notice: Notice | null = null;
  #isNoticeComing = false;
  #isGone = false;
  #ending: EndingFile | null | undefined = null;
  #isEndingWanted = false;
  /** What has the focus within the window. */
  #focused: HTMLElement | null = null;

  constructor(panelHost: PanelHost) {
    this.#stage = panelHost;
    this.#presentation = panelHost.presentation;
    this.#texts = panelHost.texts;
    this.#chat = this.#createChat(panelHost);
    this.#unfollow = follow(this.#chat);
    addStyle(panelHost.root, panelStyle);
    // Before the button in the order of Tab, as the window stands above it.
    panelHost.root.prepend(this.#box);

    // Shortcuts of the page are not meant for what is typed here.
    for (const key of ['keydown', 'keypress', 'keyup']) {
      this.#box.addEventListener(key, (event) => event.stopPropagation());
    }

    this.#box.addEventListener('focusin', this.#touched);
    this.#box.addEventListener('focusin', this.#gained);
    this.#box.addEventListener('focusout', this.#lost);
    panelHost.root.addEventListener('attached', this.#returned);
    this.#box.addEventListener('pointerdown', this.#touched);
    this.#box.addEventListener('input', this.#touched);
    visualViewport?.addEventListener('resize', this.#fit);
    visualViewport?.addEventListener('scroll', this.#fit);
    this.#small.addEventListener('change', this.#draw);
    this.#fit();
    this.#draw();

    this.#chat.resume();
  }

  open(byVisitor: boolean): void {
    this.#isEndingWanted &&= this.#ending !== undefined;
    this.#chat.open(!byVisitor);
    this.#draw();

    if (byVisitor) {
      this.#chat.start();
      focusInside(this.#stage.root);
    } else {
      // A window that opened by itself asks nothing of a newcomer until it is used.
      this.#chat.resume();
    }
  }

  minimize(): void {
    this.#chat.minimize();
  }

  setPresentation(presentation: Presentation, texts: Texts): void {
    this.#presentation = presentation;
    this.#texts = texts;
    this.#draw();
  }

  visit(page: string): void {
    this.#chat.visit(page);
  }

  restore(): void {
    this.#chat.restore();
  }

  destroy(): void {
    this.#isGone = true;
    this.#notice?.destroy();
    this.#chat.destroy();
    render(null, this.#box);
    this.#unfollow();
    this.#stage.root.removeEventListener('attached', this.#returned);
    visualViewport?.removeEventListener('resize', this.#fit);
    visualViewport?.removeEventListener('scroll', this.#fit);
    this.#small.removeEventListener('change', this.#draw);
  }

  #createChat({ settings, emit }: PanelHost): Chat {
    const page = surroundings();

    return new Chat({
      channel: settings.channel,
      isFull: settings.full,
      makeConnection: lazyConnection(async () =>
        (await import('../../client/src/socket')).connectionTo(settings.socket)
      ),
      session: createSession(settings.api, page.safeStorage, Date.now),
      ...page,
      newId: newClientId,
      presentation: () => this.#presentation,
      changed: this.#changed,
      emit,
    });
  }

  /** Many changes of one moment are drawn once. */
  readonly #changed = (): void => {
    if (!this.#isDue) {
      this.#isDue = true;
      queueMicrotask(this.#draw);
    }
  };

  readonly #draw = (): void => {
    const { root, settings } = this.#stage;
    const hadFocus = this.#box.contains(root.activeElement);
    const foot = this.#foot;
    const view = {
      chat: this.#chat,
      presentation: this.#presentation,
      texts: this.#texts,
      full: settings.full,
      base: settings.base,
      ending: this.#ending,
      minimize: () => this.#chat.minimize(),
      focus: () => focusInside(root),
    };

    this.#isDue = false;
    this.#foot = footOf(view);
    this.#count();
    this.#prepareEnding();
    render(<Window view={view} isModal={this.#isModal} onKeyDown={this.#pressed} />, this.#box);

    if (hadFocus && !view.chat.state.open) {
      this.#stage.launch.focus();
    } else if (hadFocus && foot !== this.#foot) {
      // The faces take the place of the composer.
      focusInside(root);
    }
  };

  /** What comes at the end is fetched while a conversation runs, so that it is there without a connection. */
  #prepareEnding(): void {
    const isWanted = isOngoing(this.#chat.state) || this.#foot !== 'composer';

    if (isWanted && !this.#isEndingWanted) {
      this.#isEndingWanted = true;
      import('./ending').then(this.#end, () => this.#end());
    }
  }

  /** A fetch that failed is tried again when the window is opened again. */
  readonly #end = (ending?: EndingFile): void => {
    this.#ending = ending;

    if (ending) {
      addStyle(this.#stage.root, ending.endingStyle);
    }

    this.#changed();
  };

  /** The style sheet draws the number on the button; it goes once there is nothing to come back to. */
  #count(): void {
    const { launch } = this.#stage;
    const { gone, open, thread } = this.#chat.state;
    const { buttonText } = this.#presentation.appearance;
    const unread = unreadOf(this.#chat.state);

    launch.hidden = gone && !open && thread.outgoing.length === 0;
    launch.dataset.unread = String(unread || '');
    launch.ariaLabel = unread ? `${buttonText} (${unread})` : buttonText;
    this.#notify(unread);
  }

  /** What says so is fetched with the first message that nobody saw. */
  #notify(count: number): void {
    const { open, thread } = this.#chat.state;
    const message = thread.messages.filter(({ author }) => author === 'operator').at(-1);

    if (count > 0 && !this.#isNoticeComing) {
      this.#isNoticeComing = true;
      import('./notice').then(this.#noticeCame, () => {
        this.#isNoticeComing = false;
      });
    }

    if (count > 0 && message) {
      const { seq, name, segments } = message;
      const text = segments.map((segment) => segment.text).join('');

      this.#notice?.show({ count, seq, name, text }, !open);
    } else {
      this.#notice?.show(null, !open);
    }
  }

  readonly #noticeCame = ({ createNotice }: NoticeFile): void => {
    const { root, launch } = this.#stage;

    if (!this.#isGone) {
      this.#notice = createNotice({
        root,
        launch,
        closeLabel: this.#texts.close,
        open: () => this.open(true),
      });
      this.#changed();
    }
  };

  get #isModal(): boolean {
    return this.#small.matches && !this.#stage.settings.full;
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    // Within a composition, as in Japanese, Escape and Tab belong to the input method.
    if (isComposing(event)) {
      return;
    }

    if (event.key === 'Escape' && !this.#stage.settings.full) {
      this.minimize();
    }

    if (event.key === 'Tab' && this.#isModal && event.currentTarget instanceof HTMLElement) {
      keepInside(event.currentTarget, event);
    }
  };

  readonly #touched = (): void => this.#chat.start();

  readonly #gained = ({ target }: FocusEvent): void => {
    this.#focused = target instanceof HTMLElement ? target : null;
  };

  /** Being taken out of the page is no wish to be elsewhere. */
  readonly #lost = (): void =>
    queueMicrotask(() => {
      if (this.#box.isConnected && !this.#stage.root.activeElement) {
        this.#focused = null;
      }
    });

  /** The page replaced its body: the focus goes on where it was, unless it was given to something else. */
  readonly #returned = (): void => {
    if (!document.activeElement || document.activeElement === document.body) {
      this.#focused?.focus({ preventScroll: true });
    }
  };

  /** What a phone's keyboard leaves to be seen, and where; whoever looks closer moves nothing. */
  readonly #fit = (): void => {
    const { height, offsetTop, scale } = visualViewport ?? { height: 0, offsetTop: 0, scale: 0 };
    const isCovered = scale > 0 && scale < 1.01;
    const top = isCovered ? offsetTop : 0;
    const room = isCovered ? height : innerHeight;
    const below = Math.max(0, innerHeight - top - room);

    this.#box.style.cssText = `--top:${top}px;--room:${room}px;--below:${below}px`;
  };
}
