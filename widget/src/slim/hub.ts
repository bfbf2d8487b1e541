type Listener = (...values: never[]) => void;

/** As much of an event emitter as the socket client asks of its parts. */
export class Hub {
  readonly #listeners: [string, Listener][] = [];

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
  }

  off(event: string, listener: Listener): void {
    const index = this.#listeners.findIndex(([e, l]) => e === event && l === listener);

    this.#listeners.splice(index, index < 0 ? 0 : 1);
  }

  protected emit(event: string, ...values: unknown[]): void {
    for (const [known, listener] of [...this.#listeners]) {
      if (known === event) {
        listener(...(values as never[]));
      }
    }
  }
}
