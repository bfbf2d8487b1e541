/**
 * Writes down the types of what is published: `node .ci/declarations.mjs`, after the build.
 *
 * TypeScript takes the types of a file of ESM from a `.d.mts` beside it and those of CommonJS from a
 * `.d.ts`, and one file cannot be both. So what is reached from an entry is written twice below
 * dist/types, and each entry has a door of either kind beside its code.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ts = createRequire(import.meta.url)('typescript');
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { exports } = createRequire(import.meta.url)('../package.json');

rmSync(join(ROOT, 'dist/types'), { recursive: true, force: true });

for (const entry of Object.values(exports)) {
  if (entry.source) {
    write(entry);
  }
}

/** The types of one entry, and of all it leads to. */
function write({ source, import: esm, require: cjs }) {
  const declarations = declare(join(ROOT, source));
  const entry = source.replace(/^\.\//, '').replace(/\.ts$/, '');

  for (const file of reached(entry, declarations)) {
    const text = declarations.get(file);

    put(`dist/types/${file}.d.ts`, text);
    put(`dist/types/${file}.d.mts`, renamed(text, file, declarations));
  }

  door(posix.normalize(cjs).replace(/\.js$/, '.d.ts'), entry, '', declarations.get(entry));
  door(posix.normalize(esm).replace(/\.mjs$/, '.d.mts'), entry, '.mjs', declarations.get(entry));
}

/** Every file of ours that an entry leads to, as TypeScript declares it, by its path without an ending. */
function declare(source) {
  const room = join(ROOT, relative(ROOT, source).split(sep)[0]);
  const path = join(room, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, room);
  const files = new Map();
  const ambient = fileNames.filter((file) => file.endsWith('.d.ts'));
  const program = ts.createProgram([source, ...ambient], {
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
  const { diagnostics } = program.emit(undefined, (file, text) =>
    files.set(
      relative(ROOT, file)
        .replaceAll(sep, '/')
        .replace(/\.d\.ts$/, ''),
      text
    )
  );

  if (diagnostics.length > 0) {
    throw new Error(ts.formatDiagnostics(diagnostics, ts.createCompilerHost(options)));
  }

  return files;
}

function reached(entry, declarations, known = new Set()) {
  if (!known.has(entry)) {
    known.add(entry);

    for (const { fileName } of importsIn(declarations.get(entry))) {
      const file = fileOf(entry, fileName, declarations);

      if (file) {
        reached(file, declarations, known);
      }
    }
  }

  return known;
}

const importsIn = (text) => ts.preProcessFile(text, true, true).importedFiles;

/** The file that an import is of; undefined for a package. */
function fileOf(from, name, declarations) {
  const path = name.startsWith('.') && posix.join(posix.dirname(from), name);

  return path && [path, `${path}/index`].find((file) => declarations.has(file));
}

/** ESM names files whole. */
const renamed = (text, from, declarations) =>
  text.replaceAll(/(['"])(\.[^'"]*)\1/g, (whole, quote, name) => {
    const file = fileOf(from, name, declarations);

    return file ? `${quote}${pathTo(posix.dirname(from), file)}.mjs${quote}` : whole;
  });

/** What TypeScript finds beside the code of an entry. */
function door(file, entry, ending, text) {
  const types = `'${pathTo(posix.dirname(file), `dist/types/${entry}`)}${ending}'`;
  const hasDefault = /^export default |^export \{[^}]*\bdefault\b/m.test(text);

  put(file, `export * from ${types};\n${hasDefault ? `export { default } from ${types};\n` : ''}`);
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
