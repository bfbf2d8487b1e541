import type { Message } from '../../../shared/conversations';
import { recall, remember } from '../plugin/memory';
import { isBeingWatched } from './attention';
import { isClaimed } from './one-tab';
import { plainText } from './reading';
import type { Desk } from './state';

/** Whether a message needs a sound: not when somebody else answers, nor when the operator is looking at it. */
export function isUnattended(desk: Desk, { conversation }: Message, isWatched: boolean): boolean {
  const { operator } = desk.conversations[conversation] ?? {};
  const concernsMe = operator === undefined || operator === null || operator === desk.me;

  return concernsMe && !isWatched;
}

/** Lets the operator hear of a message, in one tab only. */
export async function alertOperator(desk: Desk, message: Message): Promise<void> {
  const isWatched = isBeingWatched(message.conversation);
  const isOurs = await isClaimed(`${message.conversation} ${message.seq}`);

  if (!isOurs || !isUnattended(desk, message, isWatched)) {
    return;
  }

  if (!isMuted()) {
    playTone();
  }

  if (!document.hasFocus() && canNotify()) {
    notify(message);
  }
}

export const isMuted = (): boolean => recall('muted') === 'true';

export const setMuted = (muted: boolean): void => remember('muted', String(muted));

/** Whether the browser would show a notification now, and whether it could be asked. */
export const canNotify = (): boolean =>
  'Notification' in window && Notification.permission === 'granted';

export const canAskToNotify = (): boolean =>
  'Notification' in window && Notification.permission === 'default';

function notify(message: Message): void {
  const notification = new Notification(message.name, {
    body: plainText(message).slice(0, 200),
    tag: message.conversation,
  });

  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}

/** Two short notes, made here: nothing to download. */
function playTone(): void {
  try {
    const context = new AudioContext();
    const volume = context.createGain();

    volume.connect(context.destination);
    volume.gain.setValueAtTime(0.0001, context.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.12, context.currentTime + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.45);

    for (const [hertz, after] of [
      [660, 0],
      [880, 0.12],
    ] as const) {
      const note = context.createOscillator();

      note.frequency.value = hertz;
      note.connect(volume);
      note.start(context.currentTime + after);
      note.stop(context.currentTime + 0.45);
    }

    setTimeout(() => void context.close(), 1_000);
  } catch {
    // A browser without sound still shows the badge.
  }
}
