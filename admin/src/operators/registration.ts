/** Where somebody invited chooses a password, in the admin panel this page is of, wherever that is mounted. */
export function registrationUrl(
  { origin, pathname }: Pick<Location, 'origin' | 'pathname'>,
  token: string
): string {
  const panel = pathname.replace(/(.*)\/plugins\/livechat(\/.*)?$/, '$1');

  return `${origin}${panel}/auth/register?registrationToken=${encodeURIComponent(token)}`;
}
