import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { PLAYGROUND } from './strapi';

const PROJECTS = resolve(PLAYGROUND, '../.tmp/projects');

/** A Strapi project like the playground, with other packages. */
export interface Project {
  appDir: string;
  remove: () => void;
}

/** Makes a project beside the playground, where it finds the same packages. */
export function makeProject({
  without = [],
  having = [],
}: {
  without?: readonly string[];
  having?: readonly string[];
}): Project {
  mkdirSync(PROJECTS, { recursive: true });

  const appDir = mkdtempSync(join(PROJECTS, 'app-'));
  const manifest = JSON.parse(readFileSync(join(PLAYGROUND, 'package.json'), 'utf8'));

  for (const part of ['config', 'src', 'public', 'favicon.png', 'database']) {
    cpSync(join(PLAYGROUND, part), join(appDir, part), { recursive: true });
  }

  for (const name of without) {
    delete manifest.dependencies[name];
  }

  for (const name of having) {
    manifest.dependencies[name] = '*';
  }

  writeFileSync(
    join(appDir, 'package.json'),
    JSON.stringify({ ...manifest, name: basename(appDir).toLowerCase() })
  );

  return { appDir, remove: () => rmSync(appDir, { recursive: true, force: true }) };
}
