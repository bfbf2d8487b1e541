import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { type Core, createStrapi } from '@strapi/strapi';
import supertest from 'supertest';
import { freshDatabase, type TestDatabase } from './database';

/** The Strapi every test boots. */
export const PLAYGROUND = resolve(__dirname, '../../playground');

/** Secrets of a Strapi that lives for one test file. */
export const TEST_SECRETS = {
  APP_KEYS: 'test-key-one,test-key-two',
  ADMIN_JWT_SECRET: 'test-admin-secret',
  API_TOKEN_SALT: 'test-api-token-salt',
  TRANSFER_TOKEN_SALT: 'test-transfer-token-salt',
  ENCRYPTION_KEY: 'test-encryption-key-of-32-chars!',
  JWT_SECRET: 'test-users-permissions-secret',
  STRAPI_TELEMETRY_DISABLED: 'true',
};

export interface BootOptions {
  /** The plugin's configuration, as a site would write it. */
  config?: Record<string, unknown>;
  /** More environment for the playground's own configuration. */
  env?: Record<string, string>;
  /** A database used before, to boot on it again; the caller drops it. */
  database?: TestDatabase;
  /** A Strapi project other than the playground. */
  appDir?: string;
  /** What to do when everything is registered and the database is not open yet. */
  register?: (strapi: Core.Strapi) => Promise<void>;
  /** Leaves the server without a port, as Strapi's command line does: no task runs by itself. */
  listen?: boolean;
}

/** An admin user to call with. */
export interface AdminClient {
  /** Numeric id. */
  id: number;
  email: string;
  password: string;
  token: string;
}

/** What a new admin user has, apart from an address of their own. */
export interface AdminInput {
  /** Our actions without `plugin::livechat.`, or full ids of others. */
  permissions?: readonly string[];
  firstname?: string;
  lastname?: string;
  username?: string;
}

/** A booted Strapi with a database of its own. */
export interface App {
  strapi: Core.Strapi;
  /** `http://127.0.0.1:<port>` */
  url: string;
  database: TestDatabase;
  /** Speaks HTTP to it: `app.request.get('/livechat')`. */
  request: ReturnType<typeof supertest>;
  superAdmin: () => Promise<AdminClient>;
  adminUser: (input?: AdminInput) => Promise<AdminClient>;
  /** A new access token of an admin user, as the login form gets one. */
  login: (user: Pick<AdminClient, 'email' | 'password'>) => Promise<string>;
  /** Stops Strapi; drops the database unless the caller brought it. */
  close: () => Promise<void>;
}

/** Boots the playground on a fresh database and a free port; one at a time in a process. */
export async function bootStrapi(options: BootOptions = {}): Promise<App> {
  if ('strapi' in globalThis) {
    throw new Error('Strapi keeps itself in a global: close the one that runs first');
  }

  const database = options.database ?? (await freshDatabase());
  const appDir = options.appDir ?? PLAYGROUND;

  Object.assign(process.env, TEST_SECRETS, database.env, options.env, {
    LIVECHAT_CONFIG: JSON.stringify(options.config ?? {}),
  });

  const strapi = createStrapi({ appDir, distDir: appDir, serveAdminPanel: false });

  const owned = options.database === undefined;
  const listens = options.listen !== false;
  let superAdmin: Promise<AdminClient> | undefined;

  const close = async () => {
    await strapi.destroy();
    await (owned && database.drop());
  };

  try {
    await start(strapi, listens, options.register);
  } catch (error) {
    // What did not start cannot always be stopped; why it did not start is what counts.
    await close().catch(() => Reflect.deleteProperty(globalThis, 'strapi'));
    throw error;
  } finally {
    forget(options.env);
  }

  return {
    strapi,
    url: urlOf(strapi),
    database,
    // A server without a port would be given one by the first request, and begin its tasks.
    request: supertest(listens ? strapi.server.httpServer : strapi.server.app.callback()),
    superAdmin: () => {
      superAdmin ??= makeSuperAdmin(strapi);

      return superAdmin;
    },
    adminUser: (input) => makeAdminUser(strapi, input),
    login: (user) => login(strapi, user),
    close,
  };
}

async function start(
  strapi: Core.Strapi,
  listens: boolean,
  register?: BootOptions['register']
): Promise<void> {
  strapi.log.level = process.env.LIVECHAT_TEST_LOG ?? 'error';

  if (register !== undefined) {
    // `load` registers whatever is registered last, just before it opens the database.
    const open = strapi.bootstrap.bind(strapi);

    strapi.bootstrap = async () => {
      await register(strapi);

      return open();
    };
  }

  await strapi.load();
  strapi.server.mount();

  if (listens) {
    await new Promise<void>((done) => {
      strapi.server.httpServer.listen(0, '127.0.0.1', done);
    });
  }
}

function forget(env: Record<string, string> = {}): void {
  for (const key of Object.keys(env)) {
    delete process.env[key];
  }
}

function urlOf(strapi: Core.Strapi): string {
  const address = strapi.server.httpServer.address() as AddressInfo | null;

  return address === null ? '' : `http://127.0.0.1:${address.port}`;
}

const PASSWORD = 'Playground1';

let people = 0;

async function makeSuperAdmin(strapi: Core.Strapi): Promise<AdminClient> {
  const role = await strapi.service('admin::role').getSuperAdmin();

  return makePerson(strapi, role.id, { firstname: 'Super', lastname: 'Admin' });
}

async function makeAdminUser(
  strapi: Core.Strapi,
  { permissions = [], ...person }: AdminInput = {}
): Promise<AdminClient> {
  people += 1;

  const role = await strapi
    .service('admin::role')
    .create({ name: `Role ${people}`, description: 'made by a test' });

  await strapi.service('admin::role').assignPermissions(
    role.id,
    permissions.map((permission) => ({
      action: permission.includes('::') ? permission : `plugin::livechat.${permission}`,
      subject: null,
      properties: {},
      conditions: [],
    }))
  );

  return makePerson(strapi, role.id, person);
}

async function makePerson(
  strapi: Core.Strapi,
  role: number,
  person: Omit<AdminInput, 'permissions'>
): Promise<AdminClient> {
  people += 1;

  const email = `person-${people}@example.com`;
  const user = await strapi.service('admin::user').create({
    firstname: `Person ${people}`,
    lastname: 'Test',
    ...person,
    email,
    password: PASSWORD,
    isActive: true,
    registrationToken: null,
    roles: [role],
  });

  return {
    id: Number(user.id),
    email,
    password: PASSWORD,
    token: await login(strapi, { email, password: PASSWORD }),
  };
}

async function login(
  strapi: Core.Strapi,
  { email, password }: Pick<AdminClient, 'email' | 'password'>
): Promise<string> {
  const { body, status } = await supertest(strapi.server.httpServer)
    .post('/admin/login')
    .send({ email, password });

  if (status !== 200) {
    throw new Error(`${email} cannot log in: ${JSON.stringify(body)}`);
  }

  return body.data.token;
}
