import { Timers } from '../../client/src/timers';
import { showBubble } from './bubble';

/** What waits to be read. */
export interface Unread {
  count: number;
  /** The place of the newest message. */
  seq: number;
  name: string;
  text: string;
}

/** What a notice is made with. */
export interface NoticeParts {
  root: ShadowRoot;
  launch: HTMLButtonElement;
  closeLabel: string;
  open(): void;
}

/** The notice's file, as the panel imports it. */
export interface NoticeFile {
  createNotice(parts: NoticeParts): Notice;
}

/** The longest excerpt beside the button, in characters. */
const LONGEST = 140;

/** Milliseconds a live region has to be there before what comes into it is heard. */
const HEARD = 100;

/** Says what came while nobody was looking: beside the button, in the title, and to screen readers. */
export class Notice {
  readonly #parts: NoticeParts;
  readonly #timers = new Timers();
  readonly #region = document.createElement('p');
  #bubble: HTMLElement | undefined;
  #prefix = '';
  #seq = 0;

  constructor(parts: NoticeParts) {
    this.#parts = parts;
    this.#region.className = 'sr';
    this.#region.setAttribute('role', 'status');
    parts.root.append(this.#region);
  }

  /** Null once everything is read. Each message is said once; where the window is open it speaks for itself. */
  show(unread: Unread | null, isMinimized: boolean): void {
    this.#mark(unread?.count ?? 0);

    if (!unread || !isMinimized) {
      this.#bubble?.remove();
      this.#region.textContent = '';
    } else if (unread.seq > this.#seq) {
      this.#say(unread);
    }

    this.#seq = Math.max(this.#seq, unread?.seq ?? 0);
  }

  destroy(): void {
    this.#timers.end();
    this.#mark(0);
    this.#bubble?.remove();
    this.#region.remove();
  }

  #say({ name, text }: Unread): void {
    const letters = Array.from(text);
    const excerpt = letters.slice(0, LONGEST).join('') + (letters.length > LONGEST ? '…' : '');
    const said = `${name}: ${excerpt}`;

    this.#preview(said);
    this.#timers.after(HEARD, () => {
      this.#region.textContent = said;
    });
  }

  /** One bubble for all; hushed, it comes back with the next message. */
  #preview(text: string): void {
    const { root, launch, closeLabel, open } = this.#parts;
    const dock = launch.parentElement;

    if (!dock) {
      return;
    }

    if (!this.#bubble) {
      root.querySelector('.bubble')?.remove();
      this.#bubble = showBubble({ root, dock }, text, closeLabel, open);
      this.#bubble.lastElementChild?.addEventListener('click', () => launch.focus());
    }

    const [say] = this.#bubble.children;

    if (say) {
      say.textContent = text;
    }

    dock.prepend(this.#bubble);
  }

  /** The page may change its title meanwhile; only our own mark is taken off again. */
  #mark(count: number): void {
    const { title } = document;
    const bare = title.startsWith(this.#prefix) ? title.slice(this.#prefix.length) : title;

    this.#prefix = count > 0 ? `(${count}) ` : '';

    if (this.#prefix + bare !== title) {
      document.title = this.#prefix + bare;
    }
  }
}

export const createNotice: NoticeFile['createNotice'] = (parts) => new Notice(parts);
