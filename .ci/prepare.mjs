import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

export const PLAYGROUND = join(ROOT, 'playground');

const NOTES = join(ROOT, '.tmp');

/** A failure that one sentence explains; no stack is shown for it. */
export class Sorry extends Error {}

/** Everything here needs at least this Node; an older one fails in ways nobody understands. */
export function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);

  if (major < 20) {
    throw new Sorry(`This needs Node 20 or newer; ${process.version} is running.`);
  }
}

/** Does one thing under a headline, and says how long it took. */
export async function step(headline, work) {
  const start = Date.now();

  console.log(`\n▸ ${headline}`);

  const result = await work();

  console.log(`  ${headline}: ${((Date.now() - start) / 1000).toFixed(1)} s`);

  return result;
}

/**
 * Runs a program. Its output is shown as it comes, or, when `quiet`, kept in a log of which the end
 * is shown if it fails, while a line now and then says that it still works.
 */
export async function run(command, args, { cwd = ROOT, env = {}, quiet, explain } = {}) {
  const log = quiet === undefined ? null : logFile(quiet);
  const output = log === null ? 'inherit' : openSync(log, 'w');
  const pulse = log === null ? undefined : stillWorking(quiet);
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
  });

  const code = await new Promise((done) => {
    child.on('error', () => done(127));
    child.on('close', (status) => done(status ?? 1));
  });

  clearInterval(pulse);

  if (log !== null) {
    closeSync(output);
  }

  if (code !== 0) {
    throw new Sorry(reasonOf({ command, args, code, log, explain }));
  }
}

/** Installs the packages of the lock file, unless exactly those are there. */
export async function install() {
  if (!isInstalled()) {
    // `npm ci` refuses a lock without the optional packages of every platform, and a mirror of the
    // registry need not have them all. This installs what the lock says and leaves the lock alone.
    await step('Installing packages (a few minutes the first time)', () =>
      run('npm', ['install', '--no-save', '--no-audit', '--no-fund'], {
        quiet: 'install',
        explain: explainInstall,
      })
    );
  }

  await checkSqlite();
}

/** Builds the plugin and the widget, unless the last build saw the same sources. */
export async function buildPlugin() {
  const sources = [
    'server',
    'admin',
    'shared',
    'client',
    '.ci/declarations.mjs',
    'widget',
    'package.json',
    'package-lock.json',
  ];
  const hash = hashOf(sources.map((source) => join(ROOT, source)));

  if (isNoted('plugin', hash) && isFilled(join(ROOT, 'dist/server/index.js'))) {
    return hash;
  }

  await step('Building the plugin and the widget', async () => {
    await run('npm', ['run', 'build'], { quiet: 'build' });
    checkDeclarations(logFile('build'));
  });
  note('plugin', hash);

  return hash;
}

/** The build goes on where a type cannot be written down, and what is published would lack it. */
function checkDeclarations(log) {
  const text = stripVTControlCharacters(readFileSync(log, 'utf8'));
  const errors = text.match(/^.*\berror TS\d+.*$/gm);

  if (errors) {
    throw new Sorry(`The build could not write every type down:\n${errors.join('\n')}`);
  }
}

/** Builds the playground's admin panel around the plugin, unless it is there already. */
export async function buildPanel(env = {}) {
  const plugin = await buildPlugin();
  const config = ['package.json', 'config/plugins.js', 'config/admin.js'];
  const hash = plugin + hashOf(config.map((file) => join(PLAYGROUND, file)));

  if (isNoted('panel', hash) && existsSync(join(PLAYGROUND, 'build/index.html'))) {
    return;
  }

  await step('Building the admin panel (about a minute)', () =>
    run('npx', ['--no-install', 'strapi', 'build'], {
      cwd: PLAYGROUND,
      env: { NODE_ENV: 'production', ...env },
      quiet: 'panel',
    })
  );
  note('panel', hash);
}

/** Ends the program: by one sentence when the failure is explained, else with everything known. */
export function fail(error) {
  console.error(`\n✗ ${error instanceof Sorry ? error.message : (error?.stack ?? error)}`);
  process.exitCode = 1;
}

function isInstalled() {
  const installed = join(ROOT, 'node_modules/.package-lock.json');

  if (!existsSync(installed)) {
    return false;
  }

  const there = JSON.parse(readFileSync(installed, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;

  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.includes('node_modules/') || optional || link || there[path]?.version === version
  );
}

async function checkSqlite() {
  try {
    const Database = createRequire(join(PLAYGROUND, 'package.json'))('better-sqlite3');

    new Database(':memory:').close();
  } catch {
    await step('Compiling better-sqlite3 for this Node', () =>
      run('npm', ['rebuild', 'better-sqlite3'], { quiet: 'sqlite', explain: explainInstall })
    );
  }
}

function explainInstall(log) {
  if (/gyp ERR|not found: make|prebuild-install/.test(log)) {
    return 'better-sqlite3 has no ready-made binary for this machine and could not be compiled: install a C++ compiler, make and Python 3 (on Debian: apt-get install build-essential python3) and try again.';
  }

  if (/ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN/.test(log)) {
    return 'The npm registry could not be reached: check the network and try again.';
  }

  return null;
}

function reasonOf({ command, args, code, log, explain }) {
  const what = `\`${command} ${args.join(' ')}\` ended with ${code}`;

  if (log === null) {
    return `${what}.`;
  }

  const text = readFileSync(log, 'utf8');
  const explained = explain?.(text);

  if (explained) {
    return explained;
  }

  console.error(text.split('\n').slice(-40).join('\n'));

  return `${what}; all of its output is in ${relative(ROOT, log)}.`;
}

function logFile(name) {
  mkdirSync(join(NOTES, 'logs'), { recursive: true });

  return join(NOTES, 'logs', `${name}.log`);
}

function stillWorking(name) {
  const start = Date.now();

  return setInterval(() => {
    console.log(`  … ${name}: ${Math.round((Date.now() - start) / 1000)} s`);
  }, 15_000);
}

const isFilled = (file) => existsSync(file) && statSync(file).size > 0;

const isNoted = (name, hash) =>
  existsSync(join(NOTES, `${name}.hash`)) &&
  readFileSync(join(NOTES, `${name}.hash`), 'utf8') === hash;

function note(name, hash) {
  mkdirSync(NOTES, { recursive: true });
  writeFileSync(join(NOTES, `${name}.hash`), hash);
}

function hashOf(paths) {
  const hash = createHash('sha256');

  for (const file of paths.flatMap(filesOf)) {
    hash.update(relative(ROOT, file)).update(readFileSync(file));
  }

  return hash.digest('hex');
}

/** Files below a path; what the compiler notes beside its sources is none of them. */
function filesOf(path) {
  if (!statSync(path).isDirectory()) {
    return path.endsWith('.tsbuildinfo') ? [] : [path];
  }

  return readdirSync(path)
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
