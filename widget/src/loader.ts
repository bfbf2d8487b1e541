import type { BubbleFile } from './bubble';
import { createCommands, type Livechat } from './commands';
import type { KeeperFile } from './keep-attached';
import { Launcher } from './launcher';
import type { PanelFile } from './panel-host';
import { findTag, readTag } from './tag';
import type { TextsFile } from './texts/texts';

/** In the names of the other files; filled in by the build. */
declare const VERSION: string;

declare global {
  interface Window {
    livechat?: Livechat | undefined;
  }
}

/** A second tag, or a framework running the first one again, changes nothing. */
export function boot(script: HTMLScriptElement): void {
  const before = window.livechat;

  // An element of that id answers to the name as well.
  if (before && 'destroy' in before) {
    return;
  }

  const settings = readTag(script);
  // Browsers may remember that a file did not come; under another name they ask again.
  let again = '';
  const fetchFile = <F>(name: string): Promise<F> =>
    import(`${settings.base}${name}-${VERSION}.js${again}`).catch((error) => {
      again = `?${performance.now()}`;
      throw error;
    });
  const launcher = new Launcher(settings, {
    panel: () => fetchFile<PanelFile>('panel'),
    bubble: () => fetchFile<BubbleFile>('bubble'),
    texts: (locale) => fetchFile<TextsFile>(locale),
    keeper: () => fetchFile<KeeperFile>('keeper'),
  });
  const destroy = (): void => {
    launcher.destroy();
    window.livechat = undefined;
  };

  window.livechat = createCommands({ ...launcher, destroy }, before);
}

const running = document.currentScript;
const tag = findTag(running instanceof HTMLScriptElement ? running : null, [...document.scripts]);

if (tag) {
  if (document.body) {
    boot(tag);
  } else {
    addEventListener('DOMContentLoaded', () => boot(tag));
  }
}
