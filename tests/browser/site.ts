import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Channel, ChannelInput } from '../../shared';
import { newClientId } from '../../shared/client-id';
import { freshDatabase } from '../support/database';
import { freePort, startNode } from '../support/node';

const PICTURES = resolve(__dirname, 'pictures');

const PASSWORD = 'Playground1';

/** A whole site: Strapi with its admin panel, the sample shop beside it, and a browser. */
export interface Site {
  /** Address of Strapi. */
  url: string;
  /** Address of the shop. */
  shop: string;
  browser: Browser;
  /** A page of somebody with no past: own cookies, own storage. */
  somebody: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>;
  /** Somebody who is logged into the admin panel. */
  loggedIn: (email: string) => Promise<Page>;
  /** Calls the admin API as the super admin. */
  admin: (method: string, path: string, body?: object) => Promise<Answer>;
  /** Calls as anybody. */
  call: (method: string, path: string, body?: object, token?: string) => Promise<Answer>;
  /** An admin user with some of our permissions and others by full id; the e-mail is the login. */
  person: (email: string, firstname: string, permissions: readonly Permission[]) => Promise<void>;
  channel: (input: Partial<ChannelInput>) => Promise<Channel>;
  /** A rating of the channel `shop` by somebody who speaks HTTP. */
  rate: (value: number, comment?: string) => Promise<void>;
  close: () => Promise<void>;
}

// biome-ignore lint/suspicious/noExplicitAny: the answer of any route
type Answer = any;

/** An action, and what it is about. */
export interface Permission {
  action: string;
  subject?: string;
  fields?: readonly string[];
}

/** Starts everything; a browser is found by `npm test`, or named by CHROMIUM_PATH. */
export async function openSite(config: Record<string, unknown> = {}): Promise<Site> {
  const database = await freshDatabase();
  const node = await startNode({ database, port: await freePort(), config, panel: true });
  const shop = await openShop(`${node.url}/livechat`);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  const call = callerOf(node.url);
  const { data: root } = await call('POST', '/admin/register-admin', {
    firstname: 'Root',
    lastname: 'Admin',
    email: 'root@example.com',
    password: PASSWORD,
  });
  const admin = (method: string, path: string, body?: object) =>
    call(method, path, body, root.token);

  const somebody: Site['somebody'] = async (options = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });

    context.setDefaultTimeout(60_000);

    return context.newPage();
  };

  return {
    url: node.url,
    shop: shop.url,
    browser,
    somebody,
    loggedIn: async (email) => login(await somebody(), node.url, email),
    admin,
    call,
    person: (email, firstname, permissions) =>
      makePerson(admin, call, { email, firstname, permissions }),
    channel: async (input) => (await admin('POST', '/livechat/admin/channels', input)).data,
    rate: (value, comment) => rateShop({ call, admin }, value, comment),
    async close() {
      await browser.close();
      shop.stop();
      await node.stop();
      await database.drop();
    },
  };
}

/** Keeps a picture of what a person sees, outside git. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: resolve(PICTURES, `${name}.png`) });
}

/** The chat of the page a visitor is on. */
export const chatOf = (page: Page) => page.locator('livechat-widget');

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds against WCAG 2.2 AA below a selector, in short. */
export async function violations(page: Page, selector = 'main'): Promise<string[]> {
  await page.evaluate(AXE);

  return page.evaluate(
    async ([where, rules]) => {
      const { axe } = window as never as { axe: { run: (...args: unknown[]) => Promise<Found> } };
      const { violations: found } = await axe.run(where, {
        runOnly: { type: 'tag', values: rules },
      });

      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`)
      );
    },
    [selector, RULES] as const
  );
}

interface Found {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** While it lasts somebody is on duty who is too busy to get it: the rating is nobody's. */
async function rateShop(
  { call, admin }: Pick<Site, 'call' | 'admin'>,
  value: number,
  comment?: string
): Promise<void> {
  const { data: channels } = await admin('GET', '/livechat/admin/channels');
  const { id } = channels.find(({ slug }: { slug: string }) => slug === 'shop');

  await admin('PUT', '/livechat/admin/operators/me', { busy: true });
  await admin('POST', `/livechat/admin/operators/join/${id}`);

  const { data: session } = await call('POST', '/api/livechat/visitors', {});
  const { data } = await call(
    'POST',
    '/api/livechat/conversations/messages',
    { channel: 'shop', clientId: newClientId(), body: 'Thank you!' },
    session.token
  );
  const { conversation } = data;

  await call('POST', `/api/livechat/conversations/${conversation}/end`, {}, session.token);
  await call('POST', '/api/livechat/ratings', { conversation, value, comment }, session.token);
  await admin('POST', `/livechat/admin/operators/leave/${id}`);
  await admin('PUT', '/livechat/admin/operators/me', { busy: false });
}

async function login(page: Page, url: string, email: string): Promise<Page> {
  if (!existsSync(resolve(__dirname, '../../playground/build/index.html'))) {
    throw new Error('These tests need the admin panel: npm test -- browser builds it');
  }

  await page.goto(`${url}/admin/auth/login`);
  await page.getByLabel(/^Email/).fill(email);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.getByRole('button', { name: 'Login' }).click();
  await page.waitForURL(({ pathname }) => !pathname.includes('/auth/'));
  await page.getByRole('navigation').first().waitFor();
  await page.waitForLoadState('networkidle');

  return page;
}

async function makePerson(
  admin: Site['admin'],
  call: Site['call'],
  {
    email,
    firstname,
    permissions,
  }: { email: string; firstname: string; permissions: readonly Permission[] }
): Promise<void> {
  const { data: role } = await admin('POST', '/admin/roles', { name: firstname, description: '' });

  await admin('PUT', `/admin/roles/${role.id}/permissions`, {
    permissions: permissions.map(({ action, subject = null, fields }) => ({
      action: action.includes('::') ? action : `plugin::livechat.${action}`,
      subject,
      properties: fields ? { fields, locales: ['en'] } : {},
      conditions: [],
    })),
  });

  const { data: user } = await admin('POST', '/admin/users', {
    email,
    firstname,
    lastname: 'Example',
    roles: [role.id],
  });

  await call('POST', '/admin/register', {
    registrationToken: user.registrationToken,
    userInfo: { firstname, lastname: 'Example', password: PASSWORD },
  });
}

const callerOf =
  (url: string): Site['call'] =>
  async (method, path, body, token) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();

    if (!answer.ok) {
      throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    }

    return text === '' ? null : JSON.parse(text);
  };

function openShop(pages: string): Promise<{ url: string; stop: () => void }> {
  const child = fork(resolve(__dirname, '../support/shop.cjs'), {
    env: { ...process.env, LIVECHAT_TEST_PAGES: pages },
  });

  return new Promise((done, refuse) => {
    child.once('error', refuse);
    child.once('message', (port) =>
      done({ url: `http://127.0.0.1:${port}`, stop: () => child.kill() })
    );
  });
}
