/** The room the dock takes at the end of a page, as a property of the document. */
export const ROOM = '--livechat-room';

/** Pixels between the end of the page and the dock. */
const GAP = 16;

/**
 * Keeps the room in step with the height of the dock. On one page it only grows: taking it away
 * would move what somebody at the end of the page looks at.
 */
export function followHeight(dock: HTMLElement): () => void {
  const { style } = document.documentElement;
  let most = 0;

  const measure = (): void => {
    const height = dock.offsetHeight;

    most = Math.max(most, height > 0 ? height + GAP : 0);
    style.setProperty(ROOM, `${most}px`);
  };
  const observer = new ResizeObserver(measure);

  measure();
  observer.observe(dock);

  return () => {
    observer.disconnect();
    style.removeProperty(ROOM);
  };
}
