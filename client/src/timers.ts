/** Timers that end together, so that none outlives the one who set it. */
export class Timers {
  readonly #running = new Set<ReturnType<typeof setTimeout>>();
  #isOver = false;

  /** Runs something after so many milliseconds; answers with what calls it off. */
  after(milliseconds: number, run: () => void): () => void {
    if (this.#isOver) {
      return () => {};
    }

    const id = setTimeout(() => {
      this.#running.delete(id);
      run();
    }, milliseconds);

    this.#running.add(id);

    return () => {
      clearTimeout(id);
      this.#running.delete(id);
    };
  }

  /** Calls off what is set, and takes no more. */
  end(): void {
    this.#isOver = true;
    this.#running.forEach((id) => {
      clearTimeout(id);
    });
    this.#running.clear();
  }
}
