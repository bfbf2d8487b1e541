/**
 * @jest-environment-options {"customExportConditions": ["require"]}
 */

import { channelKey } from '../../client/src/chat-record';
import type { WidgetVisit } from '../../shared/widget';
import * as bubbleFile from '../../widget/src/bubble';
import { createCommands, type Livechat } from '../../widget/src/commands';
import * as keeperFile from '../../widget/src/keep-attached';
import { Launcher } from '../../widget/src/launcher';
import type { Panel, PanelHost, Settings } from '../../widget/src/panel-host';
import * as en from '../../widget/src/texts/en';
import { likeABrowser, settled } from './browser';
import { settings, visit } from './parts';

beforeAll(likeABrowser);

let answer: WidgetVisit | null;
let asked: string[];
let panel: jest.Mocked<Panel>;
let panelHost: PanelHost | undefined;
let livechat: Livechat;

/** A panel that notes what it is told; opening and folding are told back, as the real one does. */
function aPanel(lent: PanelHost): Panel {
  panelHost = lent;
  panel = {
    open: jest.fn((_byVisitor: boolean) => lent.emit('open')),
    minimize: jest.fn(() => lent.emit('close')),
    setPresentation: jest.fn(),
    visit: jest.fn(),
    restore: jest.fn(),
    destroy: jest.fn(),
  };

  return panel;
}

async function start(more: Partial<Settings> = {}, queued?: unknown): Promise<void> {
  const launcher = new Launcher(
    { ...settings, ...more },
    {
      panel: async () => ({ mountPanel: aPanel }),
      bubble: async () => bubbleFile,
      texts: async () => en,
      keeper: async () => keeperFile,
    }
  );

  livechat = createCommands(launcher, queued);
  await settled();
}

const host = (): Element | null => document.querySelector('livechat-widget');
const inside = (selector: string): HTMLElement | null | undefined =>
  host()?.shadowRoot?.querySelector<HTMLElement>(selector);
const isShown = (): boolean => inside('.dock')?.hidden === false;
const go = async (to: string): Promise<void> => {
  history.pushState({}, '', to);
  await new Promise((resolve) => setTimeout(resolve, 80));
};

beforeEach(() => {
  localStorage.clear();
  history.replaceState({}, '', '/');
  answer = visit();
  asked = [];
  panelHost = undefined;
  Object.defineProperty(window, 'innerWidth', { value: 1_024, configurable: true });
  globalThis.fetch = jest.fn(async (url: string | URL | Request) => {
    asked.push(String(url));

    if (answer === null) {
      throw new TypeError('no network');
    }

    return {
      ok: true,
      headers: new Map(),
      json: async () => ({ data: answer }),
    } as unknown as Response;
  });
});

afterEach(() => livechat.destroy());

it('keeps to itself what fails in it, and does what is asked of it next', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const fault = new Error('a page that took something away');

  await start();
  livechat.open();
  await settled();
  panel.open.mockImplementationOnce(() => {
    throw fault;
  });
  panel.setPresentation.mockImplementationOnce(() => {
    throw fault;
  });
  livechat.open();
  livechat.setLocale('en-GB');
  await settled();

  expect(warn.mock.calls).toEqual([[fault], [fault]]);

  panel.open.mockClear();
  livechat.open();
  await settled();
  expect(panel.open).toHaveBeenCalledWith(true);
  warn.mockRestore();
});

describe('the button', () => {
  it('shows where the rules show it, and is named by the channel', async () => {
    await start();

    expect(isShown()).toBe(true);
    expect(inside('.launch')?.ariaLabel).toBe('Questions?');
    expect(asked).toEqual(['https://cms.example/api/livechat/widget/shop?page=%2F&locale=en-US']);
    expect(panelHost).toBeUndefined();
  });

  it('leaves no trace where the rules hide it, nor without the server', async () => {
    answer = visit({ action: 'hide', appearance: null });
    await start();
    expect(host()).toBeNull();
    livechat.destroy();

    answer = null;
    await start();
    expect(host()).toBeNull();
  });

  it('does not show for a channel that is unknown; the console says why, once, and nobody asks on', async () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    const timer = jest.spyOn(window, 'setTimeout');

    globalThis.fetch = jest.fn(async () => ({
      ok: false,
      status: 404,
      headers: new Map(),
      json: async () => ({
        data: null,
        error: { message: 'This channel does not exist', details: { code: 'CHANNEL_UNKNOWN' } },
      }),
    })) as unknown as typeof fetch;
    await start();
    await settled();
    expect(
      timer.mock.calls.filter(([, pause]) => Number(pause) >= 500 && Number(pause) < 20_000)
    ).toEqual([]);
    await go('/elsewhere');
    await settled();

    expect(host()).toBeNull();
    expect(fetch).toHaveBeenCalledTimes(2);
    expect(warn.mock.calls).toEqual([
      ['livechat: no button on this page: This channel does not exist'],
    ]);
    warn.mockRestore();
    timer.mockRestore();
  });

  it('stores nothing', async () => {
    answer = visit({ action: 'notify' });
    await start();
    await settled();

    expect(localStorage).toHaveLength(0);
    expect(document.cookie).toBe('');
  });

  it('speaks where the rules say so, once, until somebody hushes it', async () => {
    answer = visit({ action: 'notify' });
    await start();
    await settled();

    expect(inside('.bubble')?.textContent).toBe('Questions?×');
    inside('.bubble')?.dispatchEvent(new Event('focusin'));
    expect(inside('.bubble')?.className).toContain('calm');
    inside('.bubble button + button')?.click();
    expect(inside('.bubble')).toBeNull();

    await go('/next');
    expect(inside('.bubble')).toBeNull();
  });

  it('opens the window and folds it again', async () => {
    await start();
    inside('.launch')?.click();
    await settled();

    expect(panel.open).toHaveBeenCalledWith(true);
    expect(inside('.launch')?.ariaExpanded).toBe('true');

    inside('.launch')?.click();
    expect(panel.minimize).toHaveBeenCalled();
  });

  it('follows the page’s language, the tag’s first', async () => {
    document.documentElement.lang = 'fr-BE';
    await start();
    livechat.destroy();
    await start({ locale: 'de' });
    livechat.setLocale('ar');
    await settled();
    document.documentElement.lang = '';

    expect(asked.map((url) => new URL(url).searchParams.get('locale'))).toEqual([
      'fr-BE',
      'de',
      'ar',
    ]);
    expect(host()?.getAttribute('dir')).toBe('rtl');
  });
});

describe('opening by itself', () => {
  beforeEach(() => {
    answer = visit({ action: 'open' });
  });

  it('happens once in a browser', async () => {
    await start();
    await settled();
    expect(panel.open).toHaveBeenCalledWith(false);
    livechat.destroy();

    localStorage.setItem(channelKey('shop'), JSON.stringify({ autoOpened: true, open: false }));
    await start();
    await settled();
    expect(panelHost).toBeDefined();
    expect(panel.open).toHaveBeenCalledTimes(1);
  });

  it('never happens on a narrow page', async () => {
    Object.defineProperty(window, 'innerWidth', { value: 479, configurable: true });
    await start();
    await settled();

    expect(panelHost).toBeUndefined();
  });

  it('waits as long as the rule says, counted from the page’s load', async () => {
    answer = visit({ action: 'open', openAfterSeconds: 60 });
    await start();
    await settled();

    expect(panelHost).toBeUndefined();
  });
});

describe('going from page to page', () => {
  it('asks again, with path, query and hash', async () => {
    await start();
    await go('/cups?size=2#blue');

    expect(new URL(asked.at(-1) ?? '').searchParams.get('page')).toBe('/cups?size=2#blue');
  });

  it('asks once for a burst of changes, and not at all when nothing changed', async () => {
    await start();
    history.replaceState({}, '', '/a');
    history.replaceState({}, '', '/b');
    history.replaceState({ deep: true }, '', '/b');
    await go('/b');

    expect(asked).toHaveLength(2);
  });

  it('hides the button, shows it, and keeps it when the server is silent', async () => {
    await start();
    answer = visit({ action: 'hide', appearance: null });
    await go('/checkout');
    expect(isShown()).toBe(false);

    answer = visit();
    await go('/cups');
    expect(isShown()).toBe(true);

    answer = null;
    await go('/bowls');
    expect(isShown()).toBe(true);
  });

  it('comes back when a framework replaces the body', async () => {
    await start();
    document.body.replaceChildren();
    await go('/cups');

    expect(host()).not.toBeNull();
  });

  it('comes back at the same address when the body is replaced, without asking again', async () => {
    await start();
    document.body.replaceWith(document.createElement('body'));
    await settled();

    expect(host()?.parentNode).toBe(document.body);
    expect(asked).toHaveLength(1);
  });

  it('does not come back after it was destroyed, however late its words arrive', async () => {
    answer = visit({ action: 'hide', appearance: null });
    await start({ full: true });
    livechat.destroy();
    await settled();
    document.body.replaceWith(document.createElement('body'));
    await settled();

    expect(host()).toBeNull();
  });

  it('leaves the page’s own history as it was', async () => {
    const { pushState, replaceState } = history;

    await start();
    expect(history.pushState).not.toBe(pushState);
    history.pushState({ mine: 1 }, '', '/own');
    expect(history.state).toEqual({ mine: 1 });

    livechat.destroy();
    expect(history.pushState).toBe(pushState);
    expect(history.replaceState).toBe(replaceState);
  });
});

describe('a running conversation', () => {
  beforeEach(() => {
    localStorage.setItem(
      channelKey('shop'),
      JSON.stringify({ open: true, ongoing: visit().appearance })
    );
  });

  it('goes on where no button would show', async () => {
    answer = visit({ action: 'hide', appearance: null });
    await start();

    expect(isShown()).toBe(true);
    expect(panel.open).toHaveBeenCalledWith(false);
  });

  it('is fetched, but not opened, where the visitor folded it', async () => {
    localStorage.setItem(
      channelKey('shop'),
      JSON.stringify({ open: false, ongoing: visit().appearance })
    );
    await start();

    expect(panelHost).toBeDefined();
    expect(panel.open).not.toHaveBeenCalled();
  });
});

describe('window.livechat', () => {
  it('works off what was queued before it came', async () => {
    const received = jest.fn();

    await start({}, [['on', 'open', received], ['nonsense'], ['open']]);
    await settled();

    expect(panel.open).toHaveBeenCalledWith(true);
    expect(received).toHaveBeenCalledTimes(1);
  });

  it('stops telling those who stopped listening', async () => {
    await start();

    const received = jest.fn();
    const stop = livechat.on('open', received);

    livechat.open();
    await settled();
    stop();
    livechat.close();
    livechat.open();
    await settled();

    expect(received).toHaveBeenCalledTimes(1);
  });

  it('hides everything until it is shown again', async () => {
    await start();
    livechat.hide();
    livechat.open();
    await settled();
    expect(isShown()).toBe(false);
    expect(panel.open).not.toHaveBeenCalled();

    livechat.show();
    livechat.toggle();
    await settled();
    expect(isShown()).toBe(true);
    expect(panel.open).toHaveBeenCalledTimes(1);
  });

  it('leaves nothing behind when destroyed', async () => {
    await start();
    livechat.open();
    await settled();
    livechat.destroy();
    await go('/cups');

    expect(host()).toBeNull();
    expect(panel.destroy).toHaveBeenCalled();
    expect(asked).toHaveLength(1);
  });
});

describe('a page of its own', () => {
  it('opens at once and has no button', async () => {
    await start({ full: true });

    expect(panel.open).toHaveBeenCalledWith(true);
    expect(isShown()).toBe(false);
  });

  it('says so when nobody is there', async () => {
    answer = visit({ action: 'hide', appearance: null });
    await start({ full: true });
    await settled();

    expect(inside('.away')?.textContent).toContain('Nobody is available');
  });
});
