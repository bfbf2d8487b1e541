/**
 * Makes `server/src/templates/compiled.ts` of `layout.mjml`: `node server/mjml.mjs`. What it makes is
 * committed, so that mjml is needed only by whoever changes the source; as long as they have not, a
 * build leaves it alone.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

const SOURCE = new URL('src/templates/layout.mjml', import.meta.url);
const TARGET = new URL('src/templates/compiled.ts', import.meta.url);

/** Colours that stand in the source for what the channel says, as MJML takes no placeholder for one. */
const COLORS = { '#c0ffee': '{{brand}}', '#facade': '{{onBrand}}' };

/** Pieces that stand in the source where they are wanted, if they are; of the others the body is made. */
const IN_PLACE = ['logo', 'header'];

const hashOf = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What a file begins with that was made of this source and has not been changed by hand. */
const headOf = (source, content) =>
  `// Made of layout.mjml (${hashOf(source)}) by \`node server/mjml.mjs\`: change that one. ${hashOf(content)}\n`;

const source = await readFile(SOURCE, 'utf8');
const known = await readFile(TARGET, 'utf8').catch(() => '');
const [first = ''] = known.split('\n');

if (headOf(source, known.slice(first.length + 1)) !== `${first}\n`) {
  const content = await contentOf(source);

  await writeFile(TARGET, headOf(source, content) + content);
}

async function contentOf(text) {
  const { default: mjml } = await import('mjml');
  const layouts = {};

  for (const [direction, start] of [
    ['ltr', 'left'],
    ['rtl', 'right'],
  ]) {
    const directed = text.replaceAll('%START%', start).replaceAll('%DIRECTION%', direction);
    // It would have readers fetch some of the fonts it knows from elsewhere.
    const { html } = await mjml(directed, {
      validationLevel: 'strict',
      keepComments: true,
      fonts: {},
    });

    layouts[direction] = partsOf(html);
  }

  return [
    "import type { Layout } from './layout';\n",
    '/** The frame of every e-mail and the pieces its body is made of, by the direction of its language. */',
    `export const LAYOUTS: Readonly<Record<'ltr' | 'rtl', Layout>> = ${JSON.stringify(layouts, null, 2)};\n`,
  ].join('\n');
}

/** Cuts the pieces out, the inner ones first. */
function partsOf(compiled) {
  const parts = {};
  let frame = Object.entries(COLORS).reduce(
    (text, [color, name]) => text.replaceAll(color, name),
    compiled
  );
  const names = [...frame.matchAll(/<!-- part: (\w+) -->/g)].map(([, name]) => name);

  for (const name of names.reverse()) {
    const piece = new RegExp(`<!-- part: ${name} -->([\\s\\S]*?)<!-- end: ${name} -->`);

    frame = frame.replace(piece, (_, content) => {
      parts[name] = tidy(content);

      return IN_PLACE.includes(name) ? `{{${name}}}` : '';
    });
  }

  return { ...parts, frame: tidy(frame.replace('<!-- body -->', '{{body}}')) };
}

/** Without what only makes the source readable; what Outlook reads of comments stays. */
function tidy(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, (comment) => (/\[if|\[endif/.test(comment) ? comment : ''))
    .replace(/>\s+</g, '><')
    .replace(/\s*\n\s*/g, ' ')
    .trim();
}
