import { cut } from '../../../shared/text';
import { recall, remember } from '../ui/memory';
import { isAttended } from './attention';
import { background } from './background';
import type { ConsoleState } from './console-state';
import { canSound, isClaimed } from './one-tab';
import { consoleStore } from './store';

/** A message of a visitor as far as it is worth a sound. */
export interface Notice {
  conversation: string;
  seq: number;
  /** Who wrote. */
  name: string;
  text: string;
}

/**
 * Whether a message needs a sound: not when somebody else answers, nor when the operator is looking
 * at the conversation. The first message always does, since its window has only just opened.
 */
export function isUnattended(
  { conversations, me }: ConsoleState,
  { conversation, seq }: Notice,
  isWatched: boolean
): boolean {
  const { operator } = conversations[conversation] ?? {};
  const concernsMe = operator === undefined || operator === null || operator === me;

  return concernsMe && (seq === 1 || !isWatched);
}

/** Lets the operator hear of a message, in one tab only. A browser that will not leaves the badge and the title. */
export function alertOperator(current: ConsoleState, notice: Notice): void {
  background('ringing', ring(current, notice));
}

async function ring(current: ConsoleState, notice: Notice): Promise<void> {
  const isWatched = isAttended(notice.conversation);
  const isOurs = await isClaimed(`${notice.conversation} ${notice.seq}`);

  if (!isOurs || !isUnattended(current, notice, isWatched)) {
    return;
  }

  if (!isMuted() && canSound()) {
    playTone();
  }

  if (!document.hasFocus() && canNotify()) {
    notify(notice);
  }
}

export const isMuted = (): boolean => recall('muted') === 'true';

export const setMuted = (muted: boolean): void => remember('muted', String(muted));

/** Whether the browser would show a notification now, and whether it could be asked. */
const canNotify = (): boolean => 'Notification' in window && Notification.permission === 'granted';

export const canAskToNotify = (): boolean =>
  'Notification' in window && Notification.permission === 'default';

function notify({ conversation, name, text }: Notice): void {
  const notification = new Notification(name, { body: cut(text, 200), tag: conversation });

  notification.onclick = () => {
    window.focus();
    consoleStore.dispatch({ type: 'window-opened', id: conversation });
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

    setTimeout(() => background('closing the sound', context.close()), 1_000);
  } catch {
    // A browser without sound still shows the badge.
  }
}
