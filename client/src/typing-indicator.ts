import type { Timers } from './timers';

/** Milliseconds after which somebody who fell silent no longer writes. */
export const TYPING_LASTS = 5_000;

/** Says that somebody writes, again every few seconds while it goes on, and its end once they fell silent. */
export class TypingIndicator {
  readonly #say: (typing: boolean) => void;
  readonly #timers: Timers;
  #saidAt = 0;
  #hush = (): void => {};

  constructor(say: (typing: boolean) => void, timers: Timers) {
    this.#say = say;
    this.#timers = timers;
  }

  write(typing: boolean): void {
    const now = Date.now();

    this.#hush();

    if (typing) {
      this.#hush = this.#timers.after(TYPING_LASTS, () => this.write(false));
    }

    if (typing ? now - this.#saidAt > TYPING_LASTS : this.#saidAt > 0) {
      this.#saidAt = typing ? now : 0;
      this.#say(typing);
    }
  }
}
