import type { StyleVariable } from '../../../shared/pages';

/** The variables a theme may set, with their values by day. */
const LIGHT: Readonly<Record<StyleVariable, string>> = {
  page: '#f6f6fb',
  panel: '#ffffff',
  line: '#dfdfea',
  text: '#1d1d2b',
  quiet: '#5c5c73',
  accent: '#3d39d1',
  'accent-soft': '#ecebff',
  satisfied: '#37b26c',
  'satisfied-edge': '#1c7a45',
  okay: '#f7c548',
  'okay-edge': '#97700b',
  dissatisfied: '#ea6259',
  'dissatisfied-edge': '#b2352c',
  feature: '#22201c',
  track: '#ebebf3',
  radius: '16px',
  font: "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif",
};

/** What differs by night. */
const DARK: Partial<Record<StyleVariable, string>> = {
  page: '#14141d',
  panel: '#1e1e2b',
  line: '#35354a',
  text: '#f2f2f8',
  quiet: '#a9a9c0',
  accent: '#a5a2ff',
  'accent-soft': '#2b2a4d',
  satisfied: '#46c17c',
  'satisfied-edge': '#7fe0a8',
  'okay-edge': '#ffe29a',
  dissatisfied: '#f0736a',
  'dissatisfied-edge': '#ffaaa3',
  track: '#2e2e40',
};

/** Values for some of the variables, by day and by night; lengths and fonts of the day hold by night too. */
export interface Theme {
  light?: Partial<Record<StyleVariable, string>> | undefined;
  dark?: Partial<Record<StyleVariable, string>> | undefined;
}

/** The style sheet of whole pages, with a site's own values. */
export const pageStyle = (theme: Theme | null): string =>
  [
    variables(':root', theme),
    'html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }',
    `body { margin: 0; ${BODY} }`,
    RULES,
    PRINT,
  ].join('\n');

/** The same for a fragment: nothing of it reaches the page the fragment stands in. */
export const fragmentStyle = (theme: Theme | null): string =>
  [variables('.livechat', theme), `.livechat {\n${BODY}\n${RULES}\n}`].join('\n');

function variables(where: string, theme: Theme | null): string {
  const light = { ...LIGHT, ...theme?.light };
  const dark = { ...DARK, ...theme?.dark };

  return [
    `${where} { color-scheme: light dark; ${declared(light)} }`,
    `@media (prefers-color-scheme: dark) { ${where} { ${declared(dark)} } }`,
  ].join('\n');
}

const declared = (values: object): string =>
  Object.entries(values)
    .map(([name, value]) => `--lc-${name}: ${value};`)
    .join(' ');

const BODY = `
background: var(--lc-page);
color: var(--lc-text);
font: 400 1.0625rem/1.6 var(--lc-font);
-webkit-font-smoothing: antialiased;
overflow-wrap: break-word;
`.trim();

const PRINT = `
@media print {
  :root { color-scheme: light; --lc-page: #fff; --lc-panel: #fff; --lc-text: #000; --lc-quiet: #333; }
  body { font-size: 11pt; }
}
`.trim();

const RULES = `
*, ::before, ::after { box-sizing: border-box; }
.main { max-width: 46rem; margin-inline: auto; padding: clamp(2rem, 6vw, 4.5rem) 1.25rem 2.5rem; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.9rem, 1.4rem + 2.4vw, 2.9rem); font-weight: 750; letter-spacing: -0.022em; }
h2 { font-size: 1.3rem; font-weight: 680; letter-spacing: -0.01em; }
a { color: var(--lc-accent); text-underline-offset: 0.18em; text-decoration-thickness: 0.07em; }
a:hover { text-decoration-thickness: 0.12em; }
:focus-visible { outline: 3px solid var(--lc-accent); outline-offset: 3px; border-radius: calc(var(--lc-radius) * 0.375); }
ul, ol { padding: 0; margin: 0; list-style: none; }
section { margin-block-start: clamp(2.5rem, 6vw, 3.5rem); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.drawings { position: absolute; }
.lead { margin: 0.6rem 0 0; font-size: 1.15rem; color: var(--lc-quiet); text-wrap: pretty; white-space: pre-line; }
.note { margin: 0.35rem 0 0; font-size: 0.9375rem; color: var(--lc-quiet); }
.promise { margin: 3.5rem 0 0; padding-block-start: 1.25rem; border-block-start: 1px solid var(--lc-line); font-size: 0.9375rem; color: var(--lc-quiet); }
.empty { margin: 1rem 0 0; padding: 1.5rem; border: 1.5px dashed var(--lc-line); border-radius: var(--lc-radius); color: var(--lc-quiet); text-align: center; text-wrap: balance; }

.intro { margin-block-start: 1.1rem; font-size: 1.125rem; line-height: 1.65; }
.intro > * { margin-block: 0 1rem; }
.intro > :is(h2, h3, h4, h5, h6) { margin-block: 1.8rem 0.7rem; }
.intro p { white-space: pre-line; text-wrap: pretty; }
.intro :is(ul, ol) { padding-inline-start: 1.4rem; }
.intro ul { list-style: disc; }
.intro ol { list-style: decimal; }
.intro li + li, .intro li > :is(ul, ol) { margin-block-start: 0.35rem; }
.intro blockquote { margin-inline: 0; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--lc-accent); color: var(--lc-quiet); }
.intro :is(code, pre) { font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace; font-size: 0.92em; }
.intro pre { overflow-x: auto; padding: 1rem; background: var(--lc-panel); border: 1px solid var(--lc-line); border-radius: calc(var(--lc-radius) * 0.625); }
.intro img { display: block; max-width: 100%; height: auto; border-radius: var(--lc-radius); }

.cards { display: grid; gap: 0.9rem; margin-block-start: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.card .about { align-self: center; }
.card { display: flex; align-items: center; gap: 1rem; height: 100%; padding: 1.1rem; background: var(--lc-panel); border: 1px solid var(--lc-line); border-radius: var(--lc-radius); color: inherit; text-decoration: none; transition: border-color 0.15s, transform 0.15s, box-shadow 0.15s; }
.card:hover { border-color: var(--lc-accent); transform: translateY(-2px); box-shadow: 0 8px 24px rgb(20 20 60 / 0.08); }
.card strong { font-size: 1.1rem; font-weight: 650; line-height: 1.3; }
.about { display: grid; gap: 0.3rem; align-content: start; min-width: 0; flex: 1; }
.happy { display: flex; align-items: center; gap: 0.45rem; font-size: 0.9375rem; color: var(--lc-quiet); }
.picture { flex: none; display: grid; place-items: center; width: 3.5rem; height: 3.5rem; border-radius: calc(var(--lc-radius) * 0.875); background: var(--lc-accent-soft); object-fit: cover; }
.bubble { width: 1.9rem; height: 1.9rem; fill: var(--lc-accent); }

.face { flex: none; display: block; width: 1.35rem; height: 1.35rem; }
.satisfied { fill: var(--lc-satisfied); }
.okay { fill: var(--lc-okay); }
.dissatisfied { fill: var(--lc-dissatisfied); }

.back { margin-block-end: 1.5rem; font-size: 0.9375rem; }
.back a { text-decoration: none; font-weight: 550; }
.back a::before { content: '\\2190'; margin-inline-end: 0.4em; }
[dir='rtl'] .back a::before { content: '\\2192'; }
.back a:hover { text-decoration: underline; }
.head { display: flex; gap: 1.25rem; align-items: flex-start; }
.head:not(:has(.lead)) { align-items: center; }
.head > div { min-width: 0; flex: 1; }
.head .picture { width: 4.25rem; height: 4.25rem; border-radius: calc(var(--lc-radius) * 1.125); }
.head .bubble { width: 2.4rem; height: 2.4rem; }

.row { display: flex; flex-wrap: wrap; gap: 0.75rem 1.5rem; align-items: center; justify-content: space-between; }
.periods { display: flex; flex-wrap: wrap; gap: 2px; padding: 3px; background: var(--lc-track); border-radius: calc(var(--lc-radius) * 0.75); }
.periods a { display: block; padding: 0.3rem 0.75rem; border-radius: calc(var(--lc-radius) * 0.5625); color: var(--lc-quiet); font-size: 0.9rem; font-weight: 550; text-decoration: none; white-space: nowrap; }
.periods a:hover { color: var(--lc-text); }
.periods [aria-current] { background: var(--lc-panel); color: var(--lc-text); box-shadow: 0 1px 3px rgb(20 20 60 / 0.14); }
.panel { margin-block-start: 1rem; padding: clamp(1.25rem, 4vw, 2rem); background: var(--lc-panel); border: 1px solid var(--lc-line); border-radius: var(--lc-radius); }
.big { display: flex; align-items: center; gap: 0.9rem; margin: 0 0 1.6rem; font-size: clamp(1.5rem, 1.1rem + 2.2vw, 2.2rem); font-weight: 720; letter-spacing: -0.02em; line-height: 1.15; font-variant-numeric: tabular-nums; }
.big .face { width: 1.6em; height: 1.6em; }
.bars { display: grid; gap: 1.1rem; }
.bars li { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: 0.45rem 0.6rem; }
.bars .bar { grid-column: 1 / -1; }
.bars .name { font-weight: 550; }
.bars .share { font-weight: 650; font-variant-numeric: tabular-nums; }
.bar { display: block; width: 100%; overflow: hidden; border-radius: calc(var(--lc-radius) * 0.3125); }
.track { fill: var(--lc-track); }
[dir='rtl'] .bar { transform: scaleX(-1); }
.panel > .note { margin-block-start: 1.5rem; }

.faces { display: grid; grid-template-columns: repeat(10, 1fr); gap: clamp(0.3rem, 1.4vw, 0.55rem); margin-block-start: 1rem; }
@media (min-width: 40rem) { .faces { grid-template-columns: repeat(20, 1fr); } }
.faces .face { width: 100%; height: auto; aspect-ratio: 1; max-width: 2rem; margin-inline: auto; }

.team { display: grid; gap: 0.9rem; margin-block-start: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr)); }
.team li { position: relative; display: flex; align-items: center; gap: 1rem; padding: 1.1rem; background: var(--lc-panel); border: 1px solid var(--lc-line); border-radius: var(--lc-radius); }
.team .note { margin: 0; }
.initial { flex: none; display: grid; place-items: center; width: 2.75rem; height: 2.75rem; border-radius: 50%; background: var(--lc-accent-soft); color: var(--lc-accent); font-weight: 680; object-fit: cover; }
.line { display: grid; gap: 0.5rem; margin-block-start: 0.2rem; }
.figures { display: flex; flex-wrap: wrap; gap: 0.25rem 0.9rem; font-size: 0.875rem; color: var(--lc-quiet); font-variant-numeric: tabular-nums; }
.figures li { display: flex; align-items: center; gap: 0.3rem; padding: 0; border: 0; background: none; }
.figures .face { width: 1.05rem; height: 1.05rem; }

.bar-of-insiders { display: flex; flex-wrap: wrap; gap: 0.6rem 1.25rem; align-items: center; padding: 0.6rem 1.25rem; background: var(--lc-panel); border-block-end: 1px solid var(--lc-line); font-size: 0.9375rem; line-height: 1.4; }
.bar-of-insiders p { margin: 0; flex: 1 1 16rem; color: var(--lc-quiet); }
.bar-of-insiders form { margin: 0; margin-inline-start: auto; }
.switch { display: inline-flex; align-items: center; gap: 0.6rem; padding: 0.3rem 0.4rem; border: 0; background: none; color: inherit; font: inherit; font-weight: 650; cursor: pointer; }
.switch .slot { display: block; width: 2.6rem; height: 1.45rem; padding: 3px; border-radius: 1rem; background: #c5362b; transition: background 120ms; }
.switch .knob { display: block; width: 1.075rem; height: 1.075rem; border-radius: 50%; background: #fff; }
.switch[aria-checked='true'] .slot { background: #1f7d46; }
.switch[aria-checked='true'] .knob { margin-inline-start: auto; }
.switch .word { color: #b12b21; }
.switch[aria-checked='true'] .word { color: #1c7a45; }
@media (prefers-color-scheme: dark) {
  .switch .word { color: #ff9d94; }
  .switch[aria-checked='true'] .word { color: #7fe0a8; }
}

.foot { max-width: 46rem; margin-inline: auto; padding: 0 1.25rem 3rem; }
.languages { display: flex; flex-wrap: wrap; gap: 0.35rem 1.1rem; font-size: 0.9rem; }
.languages a { color: var(--lc-quiet); }
.languages [aria-current] { color: var(--lc-text); text-decoration: none; font-weight: 600; }
.lost { min-height: 80vh; display: grid; align-content: center; justify-items: center; text-align: center; }
.lost .ways { display: flex; flex-wrap: wrap; gap: 0.4rem 1.5rem; justify-content: center; margin: 1.5rem 0 0; font-weight: 550; }
.lost button { padding: 0.55rem 1.4rem; border: 2px solid var(--lc-accent); border-radius: calc(var(--lc-radius) * 0.625); background: none; color: var(--lc-accent); font: inherit; font-weight: 600; cursor: pointer; }
.lost .face { width: 4.5rem; height: 4.5rem; margin-block-end: 1.25rem; }

@media (max-width: 26rem) {
  .head, .head:not(:has(.lead)) { flex-direction: column; align-items: flex-start; gap: 0.9rem; }
  .switch { padding-inline-start: 0; }
  .periods { width: 100%; }
  .periods li { flex: 1; }
  .periods a { text-align: center; padding-inline: 0.35rem; }
}
@media (max-width: 22rem) {
  .periods a { padding-inline: 0.15rem; font-size: 0.8rem; }
}
@media (prefers-reduced-motion: reduce) {
  .card, .switch .slot { transition: none; }
  .card:hover { transform: none; }
}
@media print {
  .main { max-width: none; padding: 0; }
  .foot, .back, .periods, .bar-of-insiders { display: none; }
  .panel, .card, .team li, .faces { break-inside: avoid; }
  section { margin-block-start: 1.5rem; }
}
`.trim();
