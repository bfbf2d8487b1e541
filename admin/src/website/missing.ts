import type { ListedChannel, PageVersion, Website } from '../../../shared/pages';

/** Something that keeps the public pages, or a part of them, from being seen. */
export type Missing =
  | { kind: 'page-missing' }
  | { kind: 'page-draft' }
  | { kind: 'page-locale'; locale: string }
  | { kind: 'page-modified'; version: PageVersion }
  | { kind: 'channels' }
  | { kind: 'sample'; channel: ListedChannel }
  | { kind: 'public-url' };

/** Without these nobody sees anything. */
const SERIOUS: readonly Missing['kind'][] = [
  'page-missing',
  'page-draft',
  'page-locale',
  'channels',
];

export const isSerious = ({ kind }: Missing): boolean => SERIOUS.includes(kind);

/** What is missing for the pages to be seen, the gravest first. */
export function missingOf(website: Website): Missing[] {
  const { versions, channels, minimum, hasPublicUrl } = website;
  const listed = channels.filter(({ published }) => published);
  const seen = versions.filter(({ state }) => state !== 'draft');

  return [
    ...pageMissing(website, seen),
    ...(listed.length === 0 ? [{ kind: 'channels' } as const] : []),
    ...seen
      .filter(({ state }) => state === 'modified')
      .map((version) => ({ kind: 'page-modified', version }) as const),
    ...listed
      .filter(({ count }) => count < minimum)
      .map((channel) => ({ kind: 'sample', channel }) as const),
    ...(hasPublicUrl ? [] : [{ kind: 'public-url' } as const]),
  ];
}

function pageMissing(
  { versions, defaultLocale }: Website,
  seen: readonly PageVersion[]
): Missing[] {
  if (versions.length === 0) {
    return [{ kind: 'page-missing' }];
  }

  if (seen.length === 0) {
    return [{ kind: 'page-draft' }];
  }

  // Who asks for no published locale is shown the site's own, and no other.
  return defaultLocale === null || seen.some(({ locale }) => locale === defaultLocale)
    ? []
    : [{ kind: 'page-locale', locale: defaultLocale }];
}
