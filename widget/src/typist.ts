/** Milliseconds after which somebody who fell silent no longer writes. */
export const TYPING_LASTS = 5_000;

/** Says that somebody writes, again every few seconds while it goes on, and its end once they fell silent. */
export class Typist {
  readonly #say: (typing: boolean) => void;
  #saidAt = 0;
  #silence = 0;

  constructor(say: (typing: boolean) => void) {
    this.#say = say;
  }

  write(typing: boolean): void {
    const now = Date.now();

    clearTimeout(this.#silence);

    if (typing) {
      this.#silence = window.setTimeout(() => this.write(false), TYPING_LASTS);
    }

    if (typing ? now - this.#saidAt > TYPING_LASTS : this.#saidAt > 0) {
      this.#saidAt = typing ? now : 0;
      this.#say(typing);
    }
  }
}
