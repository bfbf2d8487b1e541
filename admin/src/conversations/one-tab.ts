import { recall, remember } from '../ui/memory';

/** Milliseconds another tab has to notice that somebody took the matter. */
const HOLD = 3_000;

/** Milliseconds a tab nobody looks at leaves to the one somebody does, and a mute one to one that may sound. */
const BACKGROUND_DELAY = 150;
const MUTE_DELAY = 300;

/** True in exactly one of the tabs that claim the same matter at about the same time; the one in front goes first. */
export async function isClaimed(matter: string): Promise<boolean> {
  const background = document.hasFocus() ? 0 : BACKGROUND_DELAY;

  await pause(background + (canSound() ? 0 : MUTE_DELAY));

  return navigator.locks === undefined ? claimByStorage(matter) : claimByLock(matter);
}

/** Browsers keep a tab silent until somebody has clicked or typed in it. */
export const canSound = (): boolean => navigator.userActivation?.hasBeenActive ?? true;

function claimByLock(matter: string): Promise<boolean> {
  return new Promise((resolve) => {
    navigator.locks
      .request(`livechat ${matter}`, { ifAvailable: true }, async (lock) => {
        resolve(lock !== null);

        if (lock !== null) {
          await pause(HOLD);
        }
      })
      .catch(() => resolve(claimByStorage(matter)));
  });
}

/** Locks need a secure page that may keep things; elsewhere the tabs leave each other a note. */
function claimByStorage(matter: string): boolean {
  const isFree = recall('claimed') !== matter;

  remember('claimed', matter);

  return isFree;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
