interface Point {
  happy: number | null;
}

/** The size a trend is drawn in; it is stretched to where it stands. */
export const TREND = { width: 300, height: 64, edge: 4 } as const;

/** Where the days stand that have ratings: from left to right, 100 percent on top. */
export function dots(points: readonly Point[]): { x: number; y: number }[] {
  const { width, height, edge } = TREND;
  const step = points.length > 1 ? (width - 2 * edge) / (points.length - 1) : 0;

  return points.flatMap(({ happy }, index) =>
    happy === null
      ? []
      : [{ x: edge + index * step, y: edge + ((100 - happy) / 100) * (height - 2 * edge) }]
  );
}

/** A line through the days that have ratings; those without are bridged. */
export const trendPath = (points: readonly Point[]): string =>
  dots(points)
    .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('');
