/**
 * Writes down the types of what is published: `node .ci/declarations.mjs`, after the build.
 *
 * TypeScript takes the types of an ESM file from a `.d.mts` beside it and those of a CommonJS file
 * from a `.d.ts`, and one file cannot be both. So whatever an entry leads to is written twice below
 * dist/types, and each entry has a door of either kind beside its code.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ts = createRequire(import.meta.url)('typescript');
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

main();

function main() {
  const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

  rmSync(join(ROOT, 'dist/types'), { recursive: true, force: true });

  for (const entry of Object.values(exports).filter(({ source }) => source)) {
    writeEntry(entry);
  }
}

function writeEntry({ source, import: esm, require: cjs }) {
  const entry = posix.normalize(source);
  const program = programOf(entry);
  const types = new Map([[entry, null]]);

  // What is found on the way is walked too.
  for (const file of types.keys()) {
    const text = declarationOf(file, program);

    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      const found = fileOf(file, fileName, program);

      if (found && !types.has(found)) {
        types.set(found, null);
      }
    }

    types.set(file, text);
    put(`dist/types/${bare(file)}.d.ts`, text);
    put(`dist/types/${bare(file)}.d.mts`, withWholeNames(text, file, program));
  }

  writeDoor(posix.normalize(cjs).replace(/\.js$/, '.d.ts'), entry, '', types.get(entry));
  writeDoor(posix.normalize(esm).replace(/\.mjs$/, '.d.mts'), entry, '.mjs', types.get(entry));
}

/** The program of the room that an entry is in, with the declarations that belong to no import. */
function programOf(entry) {
  const room = join(ROOT, entry.split('/')[0]);
  const { config } = ts.readConfigFile(join(room, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, room);
  const ambient = fileNames.filter((file) => file.endsWith('.d.ts'));

  return ts.createProgram([join(ROOT, entry), ...ambient], {
    ...options,
    rootDir: ROOT,
    outDir: ROOT,
    noEmit: false,
    composite: false,
    incremental: false,
    declaration: true,
    emitDeclarationOnly: true,
    stripInternal: true,
  });
}

function declarationOf(file, program) {
  let declaration = '';
  const { diagnostics } = program.emit(
    program.getSourceFile(join(ROOT, file)),
    (_name, text) => {
      declaration = text;
    },
    undefined,
    true
  );

  if (diagnostics.length > 0) {
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost({})));
  }

  return declaration;
}

/** The file of ours that an import is of; undefined for a package. */
function fileOf(from, name, program) {
  const path = posix.join(posix.dirname(from), name);
  const files = name.startsWith('.') ? ['.ts', '.tsx', '/index.ts', '/index.tsx'] : [];

  return files
    .map((ending) => `${path}${ending}`)
    .find((file) => program.getSourceFile(join(ROOT, file)));
}

/** ESM wants names of files whole. */
function withWholeNames(text, from, program) {
  return text.replaceAll(/(['"])(\.[^'"]*)\1/g, (whole, quote, name) => {
    const file = fileOf(from, name, program);

    return file ? `${quote}${pathTo(posix.dirname(from), bare(file))}.mjs${quote}` : whole;
  });
}

/** What TypeScript finds beside the code of an entry. */
function writeDoor(file, entry, ending, text) {
  const types = `'${pathTo(posix.dirname(file), `dist/types/${bare(entry)}`)}${ending}'`;
  const hasDefault = /^export default /m.test(text);

  put(file, `export * from ${types};\n${hasDefault ? `export { default } from ${types};\n` : ''}`);
}

function bare(file) {
  return file.replace(/\.tsx?$/, '');
}

function pathTo(folder, file) {
  const path = posix.relative(folder, file);

  return path.startsWith('.') ? path : `./${path}`;
}

function put(file, text) {
  const path = join(ROOT, file);

  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
