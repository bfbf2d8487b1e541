/** Something that stays where it is while the page scrolls, in pixels. */
interface Fixed {
  bottom: number;
  height: number;
}

/** Of the height of a screen, the most a bar takes: what is higher is a menu or lies over everything. */
const MOST = 0.5;

/** How high bars at the bottom of a screen reach; 0 where there is none. */
export const reachOf = (found: readonly Fixed[], screen: number): number =>
  Math.max(
    0,
    ...found
      .filter(({ bottom, height }) => bottom >= screen - 1 && height <= screen * MOST)
      .map(({ height }) => Math.ceil(height))
  );

/** Where along the lower edge to look, as shares of its length. */
const PLACES = [0.3, 0.5, 0.7, 0.95];

/** The height of Strapi's own bar at the bottom of the screen: on smaller ones its edit pages save there. */
export function barBelow(dock: HTMLElement): number {
  const { innerWidth: width, innerHeight: height } = window;
  const found = PLACES.flatMap((share) => document.elementsFromPoint(width * share, height - 2))
    .filter((element) => !dock.contains(element))
    .filter((element) => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
    .map((element) => element.getBoundingClientRect());

  return reachOf(found, height);
}
