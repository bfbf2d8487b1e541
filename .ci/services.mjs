import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './browser.mjs';
import { Sorry } from './prepare.mjs';

/**
 * A PostgreSQL for tests: the one named by LIVECHAT_TEST_PG_URL, or a temporary one of our own. A
 * `durable` one writes to the disk as a real one does; what is only tested has no need of that.
 */
export async function postgres({ durable = false } = {}) {
  const named = process.env.LIVECHAT_TEST_PG_URL;

  if (named) {
    return { url: named, stop: async () => {} };
  }

  const bin = postgresBin();
  const folder = mkdtempSync(join(tmpdir(), 'livechat-pg-'));
  const data = join(folder, 'data');
  const owner = await ownerOf(folder);
  const port = await freePort();
  const options = ['-D', data, '-k', folder, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1'];
  const many = ['-c', 'max_connections=200'];
  const quick = durable ? [] : ['-c', 'fsync=off', '-c', 'full_page_writes=off'];

  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'livechat', '-A', 'trust', '-E', 'UTF8'], {
    ...owner,
    stdio: 'ignore',
  });

  const stop = await serve(join(bin, 'postgres'), [...options, ...many, ...quick], {
    port,
    folder,
    owner,
  });
  const url = `postgres://livechat@127.0.0.1:${port}/postgres`;

  await answers(bin, folder, port);

  return { url, stop };
}

/** A MySQL for tests: the one named by LIVECHAT_TEST_MYSQL_URL, or a temporary MariaDB of our own. */
export async function mysql() {
  const named = process.env.LIVECHAT_TEST_MYSQL_URL;

  if (named) {
    return { url: named, stop: async () => {} };
  }

  const program = sbin('mariadbd');
  const installer = sbin('mariadb-install-db');

  if (program === undefined || installer === undefined) {
    throw new Sorry(
      'These tests need MySQL: install mariadb-server, or set LIVECHAT_TEST_MYSQL_URL to one that runs.'
    );
  }

  const folder = mkdtempSync(join(tmpdir(), 'livechat-mysql-'));
  const data = join(folder, 'data');
  const owner = await ownerOf(folder, 'mysql');
  const port = await freePort();

  execFileSync(
    installer,
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal'],
    { ...owner, stdio: 'ignore' }
  );

  const stop = await serve(
    program,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--socket=${join(folder, 's')}`,
      `--pid-file=${join(folder, 'pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--skip-grant-tables',
      '--innodb-flush-log-at-trx-commit=0',
    ],
    { port, folder, owner, signal: 'SIGTERM' }
  );

  return { url: `mysql://root@127.0.0.1:${port}/mysql`, stop };
}

/** Debian keeps servers where only root looks for programs. */
const sbin = (name) =>
  onPath(name) ?? ['/usr/sbin', '/usr/bin'].map((place) => join(place, name)).find(existsSync);

/** A Redis for tests: the one named by LIVECHAT_TEST_REDIS_URL, or a temporary one of our own. */
export async function redis() {
  const named = process.env.LIVECHAT_TEST_REDIS_URL;

  if (named) {
    return { url: named, stop: async () => {} };
  }

  const program = onPath('redis-server') ?? onPath('valkey-server');

  if (program === undefined) {
    throw new Sorry(
      'These tests need Redis: install redis-server, or set LIVECHAT_TEST_REDIS_URL to one that runs.'
    );
  }

  const folder = mkdtempSync(join(tmpdir(), 'livechat-redis-'));
  const port = await freePort();
  const options = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder];

  return {
    url: `redis://127.0.0.1:${port}`,
    stop: await serve(program, options, { port, folder, owner: {} }),
  };
}

/** A port nobody listens on just now. */
export function freePort() {
  return new Promise((done, refuse) => {
    const server = createServer();

    server.once('error', refuse);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();

      server.close(() => done(port));
    });
  });
}

/** Whether somebody listens on a port of this machine. */
export function isTaken(port) {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1' });

    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

function postgresBin() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const places = versions.map((version) => join(debian, version, 'bin'));
  const path = onPath('initdb');
  const found = places.find((place) => existsSync(join(place, 'initdb')));

  if (path === undefined && found === undefined) {
    throw new Sorry(
      'These tests need PostgreSQL: install postgresql, or set LIVECHAT_TEST_PG_URL to one that runs.'
    );
  }

  return found ?? join(path, '..');
}

/** Databases refuse to run as root: root lends its folder to somebody harmless. */
async function ownerOf(folder, user = 'postgres') {
  if (process.getuid?.() !== 0) {
    return {};
  }

  const [uid, gid] = idsOf(user) ?? idsOf('nobody') ?? [65_534, 65_534];

  chownSync(folder, uid, gid);

  return { uid, gid, cwd: folder };
}

function idsOf(user) {
  try {
    return ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, user], { stdio: ['ignore', 'pipe', 'ignore'] }))
    );
  } catch {
    return null;
  }
}

async function serve(program, args, { port, folder, owner, signal = 'SIGINT' }) {
  const child = spawn(program, args, { ...owner, stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  const kill = () => child.kill(signal);

  process.once('exit', kill);

  for (let tries = 0; !(await isTaken(port)); tries += 1) {
    if (tries > 300 || child.exitCode !== null) {
      throw new Sorry(`${program} does not start.`);
    }

    await new Promise((done) => setTimeout(done, 50));
  }

  return async () => {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}

async function answers(bin, folder, port) {
  for (let tries = 0; tries < 300; tries += 1) {
    try {
      execFileSync(join(bin, 'pg_isready'), ['-h', folder, '-p', `${port}`], { stdio: 'ignore' });

      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  throw new Sorry('PostgreSQL does not answer.');
}
