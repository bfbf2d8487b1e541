import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '../..');

/** A source file and what it says. */
export interface Source {
  /** From the root of the repository. */
  file: string;
  text: string;
}

/** Every TypeScript file below a folder. */
export function sourcesIn(folder: string): Source[] {
  const path = join(ROOT, folder);

  if (!existsSync(path)) {
    return [];
  }

  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('node_modules'))
    .map((file) => ({
      file: relative(ROOT, join(path, file)),
      text: readFileSync(join(path, file), 'utf8'),
    }));
}

/** A document of the repository. */
export const document = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The part of a document below a heading, up to the next heading of its level or above. */
export function section(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.includes(heading));

  if (start === -1) {
    throw new Error(`There is no heading “${heading}”`);
  }

  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const end = lines.findIndex(
    (line, index) => index > start && new RegExp(`^#{1,${level}} `).test(line)
  );

  return lines.slice(start + 1, end === -1 ? undefined : end).join('\n');
}

/** The rows of every table of a document, as trimmed cells without code marks; no header rows. */
export function tableRows(text: string): string[][] {
  return text
    .split('\n')
    .filter(
      (line, index, lines) => /^\|/.test(line) && !isRuler(line) && !isRuler(lines[index + 1])
    )
    .map((line) =>
      line
        .replace(/^\||\|\s*$/g, '')
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('`', '').replaceAll('\\|', '|'))
    );
}

const isRuler = (line = ''): boolean => /^\|[\s:|-]+\|?\s*$/.test(line);
