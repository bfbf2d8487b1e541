import type { ListedChannel, PageVersion, Website } from '../../../shared/pages';
import type { AddressDoubt } from '../../../shared/visitors';

/** Something that keeps the public pages, or a part of them, from being seen. */
export type Missing =
  | { kind: 'page-missing' }
  | { kind: 'page-draft' }
  | { kind: 'page-locale'; locale: string }
  | { kind: 'page-modified'; version: PageVersion }
  | { kind: 'channels' }
  | { kind: 'sample'; channel: ListedChannel }
  | { kind: 'public-url' }
  | { kind: AddressDoubt };

/** Without these nobody sees anything. */
const SERIOUS: readonly Missing['kind'][] = [
  'page-missing',
  'page-draft',
  'page-locale',
  'channels',
];

/** With these, one visitor's doings are everybody's, until somebody changes the configuration. */
const UNSAFE: readonly Missing['kind'][] = ['proxy-unknown', 'proxies-uncounted'];

/** How grave it is that something is missing. */
export function toneOf({ kind }: Missing): 'danger' | 'warning' | 'info' {
  if (SERIOUS.includes(kind)) {
    return 'danger';
  }

  return UNSAFE.includes(kind) ? 'warning' : 'info';
}

/** What is missing for the pages to be seen, the gravest first. */
export function missingOf(website: Website): Missing[] {
  const { versions, channels, minimum, hasPublicUrl, addressDoubt } = website;
  const listed = channels.filter(({ published }) => published);
  const seen = versions.filter(({ state }) => state !== 'draft');

  return [
    ...pageMissing(website, seen),
    ...(addressDoubt === null ? [] : [{ kind: addressDoubt }]),
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
