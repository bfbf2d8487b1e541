import type { Settings } from './stage';

/** Reads the script tag. */
export function readTag({ src, dataset }: HTMLScriptElement): Settings {
  const { api = '/api/livechat', channel, locale, full } = dataset;
  const { origin } = new URL(src);

  return {
    base: new URL('widget/', src).href,
    origin,
    api: new URL(api, src).href,
    channel: channel || 'site',
    locale,
    full: full !== undefined,
  };
}
