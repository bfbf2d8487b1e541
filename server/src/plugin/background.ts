import type { Core } from '@strapi/strapi';

/**
 * Owns a promise nobody awaits. What goes wrong in it is logged and ends nothing else: unowned, it
 * would end the process. tests/house holds that no promise goes without an owner.
 */
export function background(strapi: Core.Strapi, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => logFault(strapi, what, error));
}

/** Does something whose failure is logged and ends nothing else; resolves when it is done, and never rejects. */
export async function attempt(
  strapi: Core.Strapi,
  what: string,
  act: () => void | Promise<void>
): Promise<void> {
  try {
    await act();
  } catch (error) {
    logFault(strapi, what, error);
  }
}

/** Says in the log that something failed, and where, whatever it was that was thrown. */
export function logFault(strapi: Core.Strapi, what: string, error: unknown): void {
  strapi.log.error(`livechat: ${what} failed: ${textOf(error)}`);
}

function textOf(error: unknown): string {
  try {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } catch {
    // An object whose own `toString` is no function, say.
    return Object.prototype.toString.call(error);
  }
}
