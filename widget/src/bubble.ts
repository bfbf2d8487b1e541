import type { Visit } from '../../client/src/visit';
import { bubbleStyle } from './bubble-style';
import type { Button } from './button';
import { addStyle } from './style';
import type { Texts } from './texts/texts';

/** The bubble's file, as the loader imports it. */
export interface BubbleFile {
  showBubble(
    place: { root: ShadowRoot; dock: HTMLElement },
    text: string,
    closeLabel: string,
    open: () => void
  ): HTMLElement;
  /** The visitor is told where there is nothing else to see, the page's developer of a refusal. */
  explain(
    place: Pick<Button, 'host' | 'dock'>,
    visit: Visit | undefined,
    texts: Texts | false
  ): void;
}

/** Says in the button's place, or in the browser's console, why there is none; the same only once. */
export const explain: BubbleFile['explain'] = ({ host, dock }, visit, texts) => {
  const { dataset } = host;
  const refusal = visit?.refusal;

  if (refusal && dataset.refusal !== refusal) {
    dataset.refusal = refusal;
    // biome-ignore lint/suspicious/noConsole: whoever put the tag into the page looks there first
    console.warn(`livechat: no button on this page: ${refusal}`);
  }

  if (!texts) {
    return;
  }

  if (!host.isConnected) {
    document.body.append(host);
  }

  dock.hidden = false;
  dock.className = 'away';
  dock.style.cssText = 'padding:20vh 20px;text-align:center';
  dock.textContent = texts[refusal ? 'gone' : visit ? 'away' : 'reconnecting'];
};

/** The text beside the button; it moves until somebody has to do with it. */
export const showBubble: BubbleFile['showBubble'] = ({ root, dock }, text, closeLabel, open) => {
  const bubble = document.createElement('div');
  const say = document.createElement('button');
  const hush = document.createElement('button');
  const calm = (): void => bubble.classList.add('calm');

  addStyle(root, bubbleStyle);
  bubble.className = 'bubble';
  bubble.onpointerenter = calm;
  bubble.addEventListener('focusin', calm);
  say.textContent = text;
  say.onclick = open;
  hush.textContent = '×';
  hush.ariaLabel = closeLabel;
  hush.onclick = () => bubble.remove();
  bubble.append(say, hush);
  dock.prepend(bubble);

  return bubble;
};
