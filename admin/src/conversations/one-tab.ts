import { recall, remember } from '../plugin/memory';

/** Milliseconds another tab has to notice that somebody took the matter. */
const HOLD = 3_000;

/** Milliseconds a tab nobody looks at leaves to the one somebody does. */
const BACKGROUND_DELAY = 150;

/** True in exactly one of the tabs that claim the same matter at about the same time; the one in front goes first. */
export async function isClaimed(matter: string): Promise<boolean> {
  if (!document.hasFocus()) {
    await pause(BACKGROUND_DELAY);
  }

  return navigator.locks === undefined ? claimByStorage(matter) : claimByLock(matter);
}

function claimByLock(matter: string): Promise<boolean> {
  return new Promise((resolve) => {
    void navigator.locks.request(`livechat ${matter}`, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);

      if (lock !== null) {
        await pause(HOLD);
      }
    });
  });
}

/** Locks need a secure page; elsewhere the tabs leave each other a note. */
function claimByStorage(matter: string): boolean {
  const isFree = recall('claimed') !== matter;

  remember('claimed', matter);

  return isFree;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
