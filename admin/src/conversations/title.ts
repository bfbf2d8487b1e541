/** A page title with what waits in front: “(2) Content Manager”. */
export function withCount(title: string, count: number): string {
  const bare = title.replace(/^\(\d+\) /, '');

  return count > 0 ? `(${count}) ${bare}` : bare;
}
