/**
 * The longest page anybody looks at, in characters.
 *
 * @example
 * cutPage('/'.repeat(PAGE_MAX + 1)).length; // 2000
 */
export const PAGE_MAX = 2_000;

/** As much of the end as is kept of a longer one: a file's ending, a hash. */
const TAIL = 500;

/**
 * A page as widget and rules know it: of one longer than `PAGE_MAX` its middle is left out, so that
 * what a pattern says of its beginning (`^`) and of its end (`$`) stays true. No address holds the `…`.
 *
 * @example
 * cutPage('/shop?color=red'); // '/shop?color=red'
 */
export const cutPage = (page: string): string =>
  page.length <= PAGE_MAX
    ? page
    : `${page.slice(0, PAGE_MAX - TAIL - 1)}…${page.slice(page.length - TAIL)}`;
