import { barBelow } from './bar-below';

/** The room the dock takes at the end of a page, as a property of the document. */
export const ROOM = '--livechat-room';

/** Pixels between the end of the page and the dock. */
const GAP = 16;

/** Milliseconds between two looks at what else is at the bottom of the screen. */
const LOOK_EVERY = 250;

/**
 * Keeps the dock above Strapi's own bar, where there is one, and as much room at the end of the page
 * as it takes. On one page the room only grows: taking it away would move what somebody at the end
 * of the page looks at.
 */
export function followHeight(dock: HTMLElement): () => void {
  const { style } = document.documentElement;
  let most = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const measure = (): void => {
    const height = dock.offsetHeight;

    dock.style.insetBlockEnd = `${barBelow(dock)}px`;
    most = Math.max(most, height > 0 ? height + GAP : 0);
    style.setProperty(ROOM, `${most}px`);
  };
  const soon = (): void => {
    pause ??= setTimeout(() => {
      pause = undefined;
      measure();
    }, LOOK_EVERY);
  };
  const size = new ResizeObserver(measure);
  const page = new MutationObserver(soon);

  measure();
  size.observe(dock);
  page.observe(document.body, { childList: true, subtree: true });
  window.addEventListener('resize', soon);

  return () => {
    clearTimeout(pause);
    size.disconnect();
    page.disconnect();
    window.removeEventListener('resize', soon);
    style.removeProperty(ROOM);
  };
}
