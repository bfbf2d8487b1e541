import type { WidgetVisit } from '../../shared/widget';
import type { Settings } from './stage';

/** The page as the rules see it: path, query and hash, never the host; as long as the server takes it. */
export const pageOf = ({ pathname, search, hash }: Location): string =>
  (pathname + search + hash).slice(0, 2_000);

/** Asks which rule wins on a page; undefined when the server cannot be asked. */
export async function askVisit(
  { api, channel }: Settings,
  page: string,
  locale: string
): Promise<WidgetVisit | undefined> {
  try {
    const answer = await fetch(
      `${api}/widget/${encodeURIComponent(channel)}?${new URLSearchParams({ page, locale })}`,
      { credentials: 'omit' }
    );

    return ((await answer.json()) as { data?: WidgetVisit | null }).data ?? undefined;
  } catch {
    return;
  }
}
