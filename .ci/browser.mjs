import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, Sorry, step } from './prepare.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium: the one named by CHROMIUM_PATH, one that is installed, or one from Debian. */
export async function browser() {
  const named = process.env.CHROMIUM_PATH;

  if (named !== undefined && !existsSync(named)) {
    throw new Sorry(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }

  const found = named ?? installed();

  if (found !== undefined) {
    return found;
  }

  if (process.getuid?.() === 0 && onPath('apt-get') !== undefined) {
    await step('Installing Chromium from Debian', async () => {
      await run('apt-get', ['update'], { quiet: 'apt-update' });
      await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
        quiet: 'chromium',
        env: { DEBIAN_FRONTEND: 'noninteractive' },
      });
    });
  }

  const now = installed();

  if (now === undefined) {
    throw new Sorry(
      'The browser tests need a Chromium or Chrome: install one, or set CHROMIUM_PATH to its program.'
    );
  }

  return now;
}

/** Where a program is on PATH. */
export function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

const installed = () =>
  NAMES.map(onPath).find((file) => file !== undefined) ?? PLACES.find((file) => existsSync(file));
