import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import type { TestDatabase } from './database';
import { TEST_SECRETS } from './strapi';

/** A Strapi in a process of its own. */
export interface Node {
  url: string;
  /** Ends it without a word of warning, and waits until it is gone. */
  kill: () => Promise<void>;
  /** Asks it to end, as an operating system does. */
  stop: () => Promise<void>;
}

export interface NodeOptions {
  database: TestDatabase;
  port: number;
  config?: Record<string, unknown>;
  /** Serves the admin panel too, which has to be built. */
  panel?: boolean;
}

/** Starts a Strapi on the built plugin and waits until it answers. */
export async function startNode({
  database,
  port,
  config = {},
  panel = false,
}: NodeOptions): Promise<Node> {
  requireBuild();

  const child = fork(resolve(__dirname, 'server.cjs'), {
    env: {
      ...process.env,
      ...TEST_SECRETS,
      ...database.env,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(port),
      LIVECHAT_CONFIG: JSON.stringify(config),
      LIVECHAT_TEST_PANEL: String(panel),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });

  await ready(child);

  return {
    url: `http://127.0.0.1:${port}`,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((done, refuse) => {
    const server = createServer();

    server.once('error', refuse);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;

      server.close(() => done(port));
    });
  });
}

function requireBuild(): void {
  const entry = resolve(__dirname, '../../dist/server/index.js');

  if (!existsSync(entry) || statSync(entry).size === 0) {
    throw new Error('This test runs the built plugin: npm run build');
  }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((done, refuse) => {
    child.once('message', () => done());
    child.once('exit', (code) => refuse(new Error(`The server ended with ${code}`)));
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      done();
    }

    child.once('exit', () => done());
    child.kill(signal);
  });
}
