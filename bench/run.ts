import { connections } from './connections.load';
import { messages } from './messages.load';
import { pages } from './pages.load';
import { report, SUBJECTS, type SubjectName, table } from './report';
import { ratingsReport } from './report.load';
import { rules } from './rules.bench';
import { start } from './start.load';
import { widget } from './widget.load';
import { type Subject, withWorld } from './world';

const subjects: Record<SubjectName, Subject> = {
  messages,
  widget,
  rules,
  pages,
  report: ratingsReport,
  connections,
  start,
};

void main(process.argv.slice(2));

async function main(asked: readonly string[]): Promise<void> {
  const { buildPlugin, checkNode, fail, install, Sorry, step } = await import('../.ci/prepare.mjs');

  try {
    const names = Object.keys(SUBJECTS) as SubjectName[];
    const unknown = asked.find((name) => !names.some((known) => known === name));

    if (unknown !== undefined) {
      throw new Sorry(`There is no subject ${unknown}; there are ${names.join(', ')}.`);
    }

    checkNode();
    await install();
    await buildPlugin();

    const database = await postgres();

    try {
      await withWorld(database?.url ?? null, async (world) => {
        for (const name of names.filter((one) => asked.length === 0 || asked.includes(one))) {
          const results = await step(name, () => subjects[name](world));

          report(name, database !== null, results);
          console.log(`\n${table(results)}`);
        }
      });
    } finally {
      await database?.stop();
    }
  } catch (error) {
    fail(error);
  }
}

/** A PostgreSQL that really writes to the disk, when there is one to be had. */
async function postgres(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  const { postgres: open } = await import('../.ci/services.mjs');

  try {
    return await open({ durable: true });
  } catch (error) {
    console.log(`\nWithout PostgreSQL: ${error instanceof Error ? error.message : error}`);

    return null;
  }
}
