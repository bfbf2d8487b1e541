import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TEST_SECRETS } from '../support/strapi';

const ROOT = resolve(__dirname, '../..');

/** A Strapi project of somebody else, outside this repository, with the packed plugin in it. */
export interface BareProject {
  folder: string;
  /** Runs a program in it, showing its output only when it fails. */
  run: (headline: string, command: string, args: readonly string[]) => Promise<void>;
  /** Installs its packages. */
  install: (headline: string) => Promise<void>;
  /** Starts it, with more in its environment, and waits until it answers. */
  start: (port: number, more?: Record<string, string>) => Promise<Server>;
  remove: () => void;
}

/** A Strapi that runs. */
export interface Server {
  url: string;
  /** Asks it to end; what it ended with, 0 for all is well. */
  stop: () => Promise<number | null>;
}

/** Packs the plugin and writes a project that installs it as anybody would. */
export async function bareProject(strapi: string): Promise<BareProject> {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-bare-'));
  const project = {
    folder,
    run: runIn(folder),
    install: installIn(folder),
    start: startIn(folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };

  await runIn(ROOT)('npm pack', 'npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  write(folder, strapi);

  return project;
}

function write(folder: string, strapi: string): void {
  const [tarball] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
  const manifest = {
    name: 'bare',
    private: true,
    dependencies: {
      '@strapi/plugin-users-permissions': strapi,
      '@strapi/strapi': strapi,
      'better-sqlite3': '12.11.1',
      react: '^18.0.0',
      'react-dom': '^18.0.0',
      'react-router-dom': '^6.0.0',
      'strapi-plugin-livechat': `file:${tarball}`,
      'styled-components': '^6.0.0',
    },
  };

  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));

  for (const part of ['config', 'src', 'public', 'favicon.png']) {
    cpSync(join(ROOT, 'playground', part), join(folder, part), { recursive: true });
  }

  // A site that has only installed the plugin configures nothing.
  rmSync(join(folder, 'config/plugins.js'));
  writeFileSync(
    join(folder, 'config/plugins.js'),
    "module.exports = ({ env }) => ({ 'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } } });\n"
  );
  mkdirSync(join(folder, '.tmp'));
}

const environment = (more: Record<string, string> = {}) => ({
  ...process.env,
  ...TEST_SECRETS,
  NODE_ENV: 'production',
  ...more,
});

const runIn =
  (cwd: string): BareProject['run'] =>
  (headline, command, args) =>
    new Promise((done, refuse) => {
      const start = Date.now();
      const output: Buffer[] = [];
      // Installing in production would leave out what building the admin panel needs.
      const env = environment(args[0] === 'install' ? { NODE_ENV: 'development' } : {});
      const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });

      child.stdout.on('data', (chunk) => output.push(chunk));
      child.stderr.on('data', (chunk) => output.push(chunk));
      child.once('error', refuse);
      child.once('close', (code) => {
        process.stderr.write(`  … ${headline}: ${Math.round((Date.now() - start) / 1000)} s\n`);

        if (code === 0) {
          done();
        } else {
          refuse(new Error(`${headline} ended with ${code}:\n${Buffer.concat(output)}`));
        }
      });
    });

/** Compiling SQLite takes minutes and is not ours to prove: our own copy of the same version is lent. */
const installIn =
  (cwd: string): BareProject['install'] =>
  async (headline) => {
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
    const compiled = 'node_modules/better-sqlite3/build';

    await runIn(cwd)(headline, 'npm', ['install', ...flags]);
    cpSync(join(ROOT, compiled), join(cwd, compiled), { recursive: true });
  };

const startIn =
  (cwd: string): BareProject['start'] =>
  async (port, more = {}) => {
    const env = environment({ PORT: String(port), HOST: '127.0.0.1', ...more });
    const program = join(cwd, 'node_modules/@strapi/strapi/bin/strapi.js');
    const child = spawn(process.execPath, [program, 'start'], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = new Promise<number | null>((done) => {
      child.once('exit', done);
    });
    const url = `http://127.0.0.1:${port}`;

    await answers(`${url}/_health`, () => child.exitCode !== null);

    return {
      url,
      stop: () => {
        child.kill('SIGTERM');

        return ended;
      },
    };
  };

async function answers(url: string, isOver: () => boolean): Promise<void> {
  for (;;) {
    try {
      await fetch(url);

      return;
    } catch {
      if (isOver()) {
        throw new Error('Strapi ended before it answered');
      }

      await new Promise((done) => setTimeout(done, 100));
    }
  }
}
