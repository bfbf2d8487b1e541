/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */

import { channelKey } from '../../client/src/chat-record';
import * as bubbleFile from '../../widget/src/bubble';
import * as keeperFile from '../../widget/src/keep-attached';
import { Launcher } from '../../widget/src/launcher';
import type { Panel, Settings } from '../../widget/src/panel-host';
import * as en from '../../widget/src/texts/en';
import { likeABrowser } from './browser';
import { visit } from './parts';

const settings: Settings = {
  base: 'https://cms.example/cms/livechat/widget/',
  socket: 'https://cms.example/cms/livechat/socket',
  api: 'https://cms.example/cms/api/livechat',
  channel: 'shop',
  locale: undefined,
  full: false,
};

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  ({
    ok: status < 400,
    status,
    headers: new Map(Object.entries(headers)),
    json: async () => body,
  }) as unknown as Response;

const unreadable = (status: number, headers: Record<string, string> = {}) =>
  ({
    ...json(status, null, headers),
    json: async () => JSON.parse('<!doctype html>'),
  }) as unknown as Response;

const refusal = (status: number, details: object = {}) => ({
  data: null,
  error: { status, details },
});

const throwing = (error: Error) => (): Response => {
  throw error;
};

/** Everything that is no answer. */
const FAILURES: readonly (readonly [string, () => Response])[] = [
  ['404', () => json(404, refusal(404))],
  ['429', () => json(429, refusal(429))],
  ['500', () => json(500, refusal(500))],
  ['a proxy’s page', () => unreadable(502)],
  ['a page that says 200', () => unreadable(200)],
  ['an answer of somebody else', () => json(200, { data: {} })],
  ['nothing in it', () => json(200, { data: null })],
  ['no object', () => json(200, null)],
  ['no network', throwing(new TypeError('Failed to fetch'))],
  ['an end before its time', throwing(new DOMException('Aborted', 'AbortError'))],
];

let answer: () => Response;
let asked: number;
let launcher: Launcher;
let panel: jest.Mocked<Panel>;
let texts: () => Promise<typeof en>;
let panelFile: () => Promise<{ mountPanel: () => Panel }>;

const start = async (more: Partial<Settings> = {}): Promise<void> => {
  launcher = new Launcher(
    { ...settings, ...more },
    {
      panel: () => panelFile(),
      bubble: async () => bubbleFile,
      keeper: async () => keeperFile,
      texts: () => texts(),
    }
  );
  await jest.advanceTimersByTimeAsync(0);
};

const host = (): Element | null => document.querySelector('livechat-widget');
const dock = () => host()?.shadowRoot?.querySelector<HTMLElement>('.dock, .away');
const isShown = (): boolean => dock()?.hidden === false;
const said = (): string => (isShown() ? (dock()?.textContent ?? '') : '');
const seconds = (count: number): Promise<void> => jest.advanceTimersByTimeAsync(count * 1_000);

beforeAll(likeABrowser);

// What failed is left in the console for whoever looks for it.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  jest.spyOn(Math, 'random').mockReturnValue(0.5);
  asked = 0;
  answer = () => json(200, { data: visit() });
  texts = async () => en;
  panel = {
    open: jest.fn(),
    minimize: jest.fn(),
    setPresentation: jest.fn(),
    visit: jest.fn(),
    restore: jest.fn(),
    destroy: jest.fn(),
  };
  panelFile = async () => ({ mountPanel: () => panel });
  globalThis.fetch = jest.fn(async () => {
    asked += 1;

    return answer();
  });
});

afterEach(() => {
  launcher.destroy();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe.each(FAILURES)('%s', (_what, failing) => {
  it('is told to nobody as an absence, and asked about again until it is known', async () => {
    answer = failing;
    await start();
    expect(host()).toBeNull();

    answer = () => json(200, { data: visit() });
    await seconds(10);

    expect(isShown()).toBe(true);
    expect(asked).toBe(2);
  });

  it('on a page of its own says that it is being tried, and no more', async () => {
    answer = failing;
    await start({ full: true });
    expect(said()).toBe('Reconnecting…');

    answer = () => json(200, { data: visit({ action: 'hide', appearance: null }) });
    await seconds(10);
    expect(said()).toBe('Nobody is available right now. Please come back later.');
  });

  it('keeps a running conversation open', async () => {
    localStorage.setItem(
      channelKey('shop'),
      JSON.stringify({ open: true, ongoing: visit().appearance })
    );
    answer = failing;
    await start();

    expect(isShown()).toBe(true);
    expect(panel.open).toHaveBeenCalledTimes(1);

    answer = () => json(200, { data: visit() });
    await seconds(10);
    expect(asked).toBe(2);
  });
});

describe('asking again', () => {
  const counts = async (spans: readonly number[]): Promise<number[]> => {
    const all: number[] = [];

    for (const span of spans) {
      await seconds(span);
      all.push(asked);
    }

    return all;
  };

  it('takes twice as long each time, up to a minute', async () => {
    answer = () => json(500, refusal(500));
    await start();

    expect(await counts([1.9, 0.2, 3.7, 0.2, 7.7, 0.4])).toEqual([1, 2, 2, 3, 3, 4]);
    await seconds(3_600);
    asked = 0;
    await seconds(600);
    expect(asked).toBeGreaterThanOrEqual(8);
    expect(asked).toBeLessThanOrEqual(10);
  });

  it('is not done by everybody at one moment', async () => {
    answer = () => json(500, refusal(500));
    jest.spyOn(Math, 'random').mockReturnValue(0);
    await start();
    expect(await counts([0.9, 0.2])).toEqual([1, 2]);
    launcher.destroy();

    asked = 0;
    jest.spyOn(Math, 'random').mockReturnValue(0.999);
    await start();
    expect(await counts([2.9, 0.2])).toEqual([1, 2]);
  });

  it.each([
    ['in the header', () => unreadable(429, { 'Retry-After': '40' })],
    ['in the refusal', () => json(429, refusal(429, { retryAfter: 40 }))],
  ])('waits as long as the server says %s', async (_where, refused) => {
    answer = refused;
    await start();

    expect(await counts([38, 8])).toEqual([1, 2]);
  });

  it.each(['1e9', '-5', 'soon', 'Infinity'])(
    'takes a Retry-After of %s for what it is',
    async (after) => {
      answer = () => unreadable(429, { 'Retry-After': after });
      await start();
      await seconds(0.5);
      expect(asked).toBe(1);
      await seconds(3_700);
      expect(asked).toBeGreaterThan(1);
    }
  );

  it('does not wait once the network is back', async () => {
    answer = FAILURES[8]?.[1] ?? answer;
    await start();
    answer = () => json(200, { data: visit() });
    dispatchEvent(new Event('online'));
    await seconds(0);

    expect(isShown()).toBe(true);
    dispatchEvent(new Event('online'));
    await seconds(0);
    expect(asked).toBe(2);
  });

  it('is over when the widget is', async () => {
    answer = () => json(500, refusal(500));
    await start();
    launcher.destroy();
    dispatchEvent(new Event('online'));
    await seconds(100);

    expect(asked).toBe(1);
  });

  it('is about the page the visitor is on by then', async () => {
    answer = () => json(500, refusal(500));
    await start();
    history.pushState({}, '', '/cups');
    await seconds(0.1);
    expect(asked).toBe(2);
    await seconds(5);
    expect(asked).toBe(3);
    expect(String(jest.mocked(fetch).mock.lastCall?.[0])).toContain('page=%2Fcups');
  });
});

describe('a file that does not come', () => {
  const failing = async (): Promise<never> => {
    throw new TypeError('Failed to fetch dynamically imported module');
  };

  it('is fetched again until the window that was asked for is there', async () => {
    const come = panelFile;

    await start();
    panelFile = failing;
    launcher.open();
    await seconds(0);
    expect(panel.open).not.toHaveBeenCalled();

    panelFile = come;
    await seconds(10);
    expect(panel.open).toHaveBeenCalledTimes(1);
    expect(panel.open).toHaveBeenCalledWith(true);
  });

  it('troubles nobody but the visitor: the page hears of no rejection', async () => {
    const rejected = jest.fn();

    process.on('unhandledRejection', rejected);
    texts = failing;
    answer = () => json(200, { data: visit({ action: 'notify' }) });
    await start();
    launcher.destroy();
    answer = () => json(200, { data: visit({ action: 'hide', appearance: null }) });
    await start({ full: true });
    await seconds(1);
    jest.useRealTimers();
    await new Promise((done) => setTimeout(done, 10));
    process.off('unhandledRejection', rejected);

    expect(rejected).not.toHaveBeenCalled();
  });
});
