/**
 * Owns a promise nobody awaits and whose failure is no news to the person at the screen; where it is
 * called it says why not. What somebody asked for goes through `attempt` of `useToasts` instead.
 */
export function background(what: string, work: Promise<unknown>): void {
  // biome-ignore lint/suspicious/noConsole: where else whoever looks for a fault would look
  work.catch((error: unknown) => console.warn(`livechat: ${what} failed`, error));
}
