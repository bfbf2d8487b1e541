import { LOADER_PLACES } from '../../shared/widget';
import type { Settings } from './panel-host';

const [API = '', LOADER = ''] = LOADER_PLACES.split(' ');

/**
 * Another vendor's file may be called `widget.js` too. A bundle, and whatever else brings the loader
 * under another address, says where it is from.
 */
const isOurs =
  (isRunning: boolean) =>
  ({ src, dataset }: HTMLScriptElement): boolean => {
    const path = src.replace(/[?#].*/, '');
    const namesChannel = dataset.channel !== undefined;

    return (
      !!dataset.livechat ||
      path.endsWith(isRunning || namesChannel ? '/widget.js' : LOADER) ||
      (isRunning && namesChannel)
    );
  };

/** The tag this code came by: the one that is running, else the first that bears our marks. */
export const findTag = (
  running: HTMLScriptElement | null,
  all: readonly HTMLScriptElement[]
): HTMLScriptElement | undefined =>
  running && isOurs(true)(running) ? running : all.find(isOurs(false));

/** Reads the script tag. */
export function readTag({ src, dataset }: HTMLScriptElement): Settings {
  const { api = API, channel, locale, full, livechat } = dataset;
  const at = (place: string): string => new URL(place, livechat || src).href;

  return {
    base: at('widget/'),
    socket: at('socket'),
    api: at(api).replace(/\/$/, ''),
    channel: channel || 'site',
    locale,
    full: full !== undefined,
  };
}
