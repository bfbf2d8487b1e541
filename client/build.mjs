/**
 * Takes comments and spaces out of what visitors download: `node client/build.mjs`, after the SDK has
 * put the client and its socket into one file. Names stay, so that a fault can be followed.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist/client');

for (const file of ['index.mjs', 'index.js']) {
  await build({
    entryPoints: [path.join(out, file)],
    outfile: path.join(out, file),
    allowOverwrite: true,
    minifyWhitespace: true,
    legalComments: 'none',
    target: ['es2022'],
    charset: 'utf8',
    logLevel: 'warning',
  });
}
