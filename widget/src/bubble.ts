import { bubbleStyle } from './bubble-style';
import type { Button } from './button';
import { addStyle } from './style';

/** What the bubble says, and what it does. */
export interface BubbleParts {
  root: ShadowRoot;
  dock: HTMLElement;
  text: string;
  closeLabel: string;
  open(): void;
}

/** The bubble's file, as the loader imports it. */
export interface BubbleFile {
  showBubble(parts: BubbleParts): HTMLElement;
  explain(place: Pick<Button, 'host' | 'dock'>, text: string): void;
}

/** Says in the button's place why there is none. */
export const explain: BubbleFile['explain'] = ({ host, dock }, text) => {
  if (!host.isConnected) {
    document.body.append(host);
  }

  dock.hidden = false;
  dock.className = 'away';
  dock.style.cssText = 'padding:20vh 20px;text-align:center';
  dock.textContent = text;
};

/** The text beside the button; it moves until somebody has to do with it. */
export const showBubble: BubbleFile['showBubble'] = ({ root, dock, text, closeLabel, open }) => {
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
