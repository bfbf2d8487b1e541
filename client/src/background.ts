/**
 * Owns a promise nobody awaits. What goes wrong in it is for whoever looks for a fault to see, and
 * never an error of the page around us: its own watch over such errors would take it for its own.
 */
export const background = (work: Promise<unknown>): void => {
  // biome-ignore lint/suspicious/noConsole: a visitor is told by what failed itself
  work.catch(console.warn);
};

/** Does what is somebody else's affair: a fault in it ends nothing of ours. */
export function attempt(act: () => void): void {
  try {
    act();
  } catch (error) {
    // biome-ignore lint/suspicious/noConsole: it is for whoever looks for a fault, as above
    console.warn(error);
  }
}
