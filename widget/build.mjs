/**
 * Builds what a visitor downloads: `node widget/build.mjs`.
 * dist/widget/widget.js is the loader, under a name that stays; the others carry the version of
 * the build in their names, so that they may be kept for ever.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, transform } from 'esbuild';

const widget = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(widget, '../dist/widget');
const LOCALES = ['en', 'fr', 'de', 'es', 'ro', 'ar'];
const TEXTS = Object.fromEntries(LOCALES.map((locale) => [locale, `src/texts/${locale}.ts`]));

/** Style sheets are written as templates marked with a comment; their spaces stay here. */
const minifyStyles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /-style\.ts$/ }, async ({ path: file }) => {
      const source = await readFile(file, 'utf8');
      const [whole, css] = /\/\* css \*\/ `([^`]*)`/.exec(source) ?? [];
      const { code } = await transform(css, { loader: 'css', minify: true, target: 'es2022' });

      return {
        contents: source.replace(whole, () => JSON.stringify(code.trim().replaceAll(': ', ':'))),
        loader: 'ts',
      };
    });
  },
};

/** The panel fetches what it needs later by the name it has after the build. */
const late = (version) => ({
  name: 'late',
  setup(build) {
    build.onResolve({ filter: /\/(socket|ending|notice)$/ }, ({ path: file, kind }) =>
      kind === 'dynamic-import'
        ? { path: `./${path.basename(file)}-${version}.js`, external: true }
        : undefined
    );
  },
});

/** What comes after the panel draws with the panel's own Preact. */
const sharedPreact = (version) => ({
  name: 'preact',
  setup(build) {
    build.onResolve({ filter: /^preact(\/jsx-runtime)?$/ }, () => ({
      path: `./panel-${version}.js`,
      external: true,
    }));
  },
});

async function bundle(entryPoints, format, version, plugins) {
  const { outputFiles } = await build({
    absWorkingDir: widget,
    entryPoints,
    entryNames: format === 'esm' ? `[name]-${version}` : '[name]',
    outdir: out,
    bundle: true,
    minify: true,
    legalComments: 'none',
    target: ['es2022'],
    charset: 'utf8',
    format,
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', jsxImportSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"', VERSION: JSON.stringify(version) },
    write: false,
    logLevel: 'warning',
    plugins,
  });

  return outputFiles;
}

async function buildAll(version) {
  const built = await Promise.all([
    bundle({ widget: 'src/loader.ts' }, 'iife', version, [minifyStyles]),
    bundle({ panel: 'src/panel.tsx' }, 'esm', version, [minifyStyles, late(version)]),
    bundle({ ending: 'src/ending.tsx' }, 'esm', version, [minifyStyles, sharedPreact(version)]),
    bundle({ bubble: 'src/bubble.ts' }, 'esm', version, [minifyStyles]),
    bundle({ notice: 'src/notice.ts' }, 'esm', version, [minifyStyles]),
    bundle({ keeper: 'src/keep-attached.ts' }, 'esm', version, []),
    bundle({ socket: '../client/src/socket.ts' }, 'esm', version, []),
    bundle(TEXTS, 'esm', version, []),
  ]);

  return built.flat();
}

const versionOf = (files) =>
  files
    .reduce((hash, { contents }) => hash.update(contents), createHash('sha256'))
    .digest('hex')
    .slice(0, 8);

const version = versionOf(await buildAll('00000000'));
const files = await buildAll(version);
const manifest = {
  version,
  loader: 'widget.js',
  panel: `panel-${version}.js`,
  socket: `socket-${version}.js`,
  bubble: `bubble-${version}.js`,
  ending: `ending-${version}.js`,
  notice: `notice-${version}.js`,
  keeper: `keeper-${version}.js`,
  texts: Object.fromEntries(LOCALES.map((locale) => [locale, `${locale}-${version}.js`])),
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });

for (const { path: file, contents } of files) {
  await writeFile(file, contents);
}

await writeFile(path.join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const sizes = new Map(
  files.map(({ path: file, contents }) => [
    path.basename(file),
    gzipSync(contents, { level: 9 }).length,
  ])
);
const longest = Math.max(...Object.values(manifest.texts).map((name) => sizes.get(name)));
const needed = [manifest.loader, manifest.panel, manifest.socket].map((name) => sizes.get(name));

for (const [name, size] of sizes) {
  console.log(`${name.padEnd(24)}${String(size).padStart(7)} B gz`);
}

console.log(
  `until the panel is usable${String(needed.reduce((sum, size) => sum + size, longest)).padStart(6)} B gz`
);
