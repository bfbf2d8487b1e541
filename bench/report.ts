import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Goal, Result } from './world';

const RESULTS = join(__dirname, 'results.json');
const README = join(__dirname, 'README.md');

/** What a subject came to, and when. */
interface Measured {
  subject: string;
  /** Day of the measurement, UTC. */
  date: string;
  node: string;
  strapi: string;
  cores: number;
  postgres: boolean;
  results: readonly Kept[];
}

/** A line of the table, with the ratio it had the time before. */
type Kept = Result & { before?: number };

/** What each subject is about: the order of the report. */
export const SUBJECTS = {
  messages: `A message is stored, acknowledged and delivered. The bare relay is socket.io alone: the same events, rooms and payloads, nothing stored. The Document Service way stores each message with one call before it answers. Every visitor waits for the answer to one message before sending the next, unless the line says otherwise; each operator hears a quarter of the conversations. Delivery is from the visitor's call to the operator's event.`,
  widget: `The call every page view of a site makes (\`GET /api/livechat/widget/site\`: rules, presence, looks) against a content API route that answers \`null\`.`,
  rules: `Deciding about a page load when a channel has 1,000 rules of which none applies, which is the most work there can be. Processor time, as a share of what is allowed.`,
  pages: `The public page of a channel and its JSON twin while nothing changes, made anew after a rating changed, and against a route that sends a constant text of the same length.`,
  report: `The views of the Customer Ratings report over HTTP, against the least SQL that finds the same figures on the same connection. Loading is what a report does that adds up in JavaScript.`,
  connections: `Memory of the server's process in use after a collection, before and after so many visitors connect and say nothing. The bare socket is one of socket.io alone.`,
  start: `Processor time from creating Strapi until it listens, on a SQLite database that exists already, with the plugin enabled and not.`,
} as const;

export type SubjectName = keyof typeof SUBJECTS;

/** Keeps what was measured beside what was measured of other subjects before, and writes both down. */
export function report(subject: SubjectName, postgres: boolean, results: readonly Result[]): void {
  const known = earlier();
  const last = known.find((one) => one.subject === subject)?.results ?? [];
  const measured: Measured = {
    subject,
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
    strapi: require('@strapi/strapi/package.json').version,
    cores: cpus().length,
    postgres,
    results: results.map((one) => {
      const before = last.find(({ what }) => what === one.what)?.ratio;

      return before === undefined ? one : { ...one, before };
    }),
  };
  const all = [...known.filter((one) => one.subject !== subject), measured];
  const order = Object.keys(SUBJECTS);

  all.sort((a, b) => order.indexOf(a.subject) - order.indexOf(b.subject));
  writeFileSync(RESULTS, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(README, readme(all));
}

const earlier = (): Measured[] =>
  existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : [];

/** The lines as text, for the terminal. */
export function table(results: readonly Result[]): string {
  const rows = results.map(({ what, ratio, rounds, goal }) => [
    what,
    metric(ratio),
    spread(rounds),
    goal === null ? '' : wish(goal),
    verdict(ratio, goal),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0))
  );

  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`)
    .join('\n');
}

const readme = (all: readonly Measured[]): string => `# Bench

\`\`\`sh
npm run bench                      # everything
npm run bench -- messages widget   # some subjects
\`\`\`

Figures are ratios of two things measured in the same run on the same machine, taking turns; each is the median of
several rounds, with the lowest and the highest round beside it; before is what it was when it was measured the last time.
A time alone says more about a machine than about a
program, so there is none here, and no test asserts one. Servers and clients run in processes of their own, as plain
JavaScript of the built plugin. PostgreSQL is measured when \`LIVECHAT_TEST_PG_URL\` names one or its programs are installed.

This file and \`results.json\` are written by the command; subjects that were left out keep what they had.

${all.map(section).join('\n')}`;

const section = ({
  subject,
  date,
  node,
  strapi,
  cores,
  results,
}: Measured): string => `## ${subject}

${SUBJECTS[subject as SubjectName]}

Measured on ${date} with Node ${node} and Strapi ${strapi} on ${cores} cores: \`npm run bench -- ${subject}\`

| what | before | ratio | rounds | goal | |
|---|---|---|---|---|---|
${results.map(line).join('\n')}
`;

const line = ({ what, before, ratio, rounds, goal }: Kept): string =>
  `| ${what} | ${before === undefined ? '' : metric(before)} | **${metric(ratio)}** | ${spread(rounds)} | ${goal === null ? '' : wish(goal)} | ${verdict(ratio, goal)} |`;

const metric = (ratio: number): string => (ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2));

const spread = (rounds: readonly number[]): string =>
  `${metric(Math.min(...rounds))} – ${metric(Math.max(...rounds))}`;

const wish = (goal: Goal): string => ('atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);

function verdict(ratio: number, goal: Goal | null): string {
  if (goal === null) {
    return '';
  }

  return ('atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost) ? 'met' : 'missed';
}
