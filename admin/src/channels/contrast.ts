/** The least contrast of text WCAG 2.2 AA accepts. */
export const READABLE = 4.5;

/** Contrast of two `#rrggbb` colours, 1 to 21, as WCAG reckons it; null when one is no colour. */
export function contrast(a: string, b: string): number | null {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => (y ?? 0) - (x ?? 0));

  if (light === null || light === undefined || dark === null || dark === undefined) {
    return null;
  }

  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number | null {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);

  if (digits === null) {
    return null;
  }

  const [red = 0, green = 0, blue = 0] = digits
    .slice(1)
    .map((pair) => linear(Number.parseInt(pair, 16)));

  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  const share = channel / 255;

  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
