import ts from 'typescript';
import { eventsOf, type Slice } from '../../server/src/plugin/compose';
import { slices as listed } from '../../server/src/slices';
import { document, sourcesIn, tableRows } from './files';

const slices: readonly Slice[] = listed;
const events = eventsOf(slices);

it('documents every announcement, and no other', () => {
  const documented = tableRows(document('docs/events.md'))
    .map(([event]) => event)
    .filter((event) => event?.startsWith('livechat.'));

  expect(documented.sort()).toEqual(Object.keys(events).sort());
});

it('names every event that signed webhooks may be told of, and no other', () => {
  const paragraph = document('docs/events.md')
    .split('\n\n')
    .find((text) => text.startsWith('They may be told of') && text.includes('conversation'));
  const named = [...(paragraph ?? '').matchAll(/`(livechat\.[a-z.]+)`/g)].map(([, name]) => name);

  expect(named.sort()).toEqual(
    Object.entries(events)
      .flatMap(([name, reach]) => (reach === 'public' ? name : []))
      .sort()
  );
});

it.each(slices.map(({ name }) => name))('says of every event of %s what it tells', (slice) => {
  const brought = slices.find(({ name }) => name === slice)?.events ?? {};

  expect(payloadsOf(slice).sort()).toEqual(Object.keys(brought).sort());
});

/** The names a slice adds to the payloads of events. */
const payloadsOf = (slice: string): string[] =>
  sourcesIn(`server/src/${slice}`).flatMap(({ file, text }) =>
    namesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  );

function namesIn(node: ts.Node): string[] {
  const names: string[] = [];

  node.forEachChild((child) => {
    names.push(...namesIn(child));
  });

  return ts.isInterfaceDeclaration(node) && node.name.text === 'EventPayloads'
    ? node.members.flatMap(({ name }) =>
        name !== undefined && ts.isStringLiteral(name) ? [name.text] : []
      )
    : names;
}

/** Where nobody could wait: the message log, a timer, a hook of a commit. */
const WITHOUT_WAITING = [
  'server/src/conversations/service/commit.ts',
  'server/src/pages/service/start.ts',
  'server/src/realtime/gateway/rights.ts',
];

it('emits in the background only where nobody could wait', () => {
  const found = sourcesIn('server/src').filter(
    ({ file, text }) =>
      file !== 'server/src/plugin/events.ts' &&
      /\bemitEventInBackground\(|\bbackground\([^;]*\bemitEvent\(/.test(text)
  );

  expect(found.map(({ file }) => file).sort()).toEqual(WITHOUT_WAITING);
});
