import { LOADER_PLACES } from '../../shared/widget';
import type { Settings } from './stage';

const [API = '', LOADER = ''] = LOADER_PLACES.split(' ');

type Test = (tag: HTMLScriptElement) => boolean;

const pathOf = (src: string): string => src.replace(/[?#].*/, '');

/** A bundle, and whatever else brings the loader under another address, says where it is from. */
const namesLoader: Test = ({ dataset }) => !!dataset.livechat;

const namesChannel: Test = ({ dataset }) => dataset.channel !== undefined;

const isWidget: Test = ({ src }) => pathOf(src).endsWith('/widget.js');

/** How a tag of ours is known, best first: another vendor's file may be called the same. */
const MARKS: readonly Test[] = [
  namesLoader,
  ({ src }) => pathOf(src).endsWith(LOADER),
  (tag) => namesChannel(tag) && isWidget(tag),
];

/** The tag this code came by: the one that is running, else the one that bears our marks. */
export const findTag = (
  running: HTMLScriptElement | null,
  all: readonly HTMLScriptElement[]
): HTMLScriptElement | undefined =>
  running && [namesLoader, namesChannel, isWidget].some((test) => test(running))
    ? running
    : MARKS.flatMap((test) => all.find(test) ?? [])[0];

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
