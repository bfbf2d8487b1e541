import ts from 'typescript';
import { WEBHOOK_EVENTS } from '../../server/src/plugin/events';
import { document, tableRows } from './files';

it('documents every announcement, and no other', () => {
  const documented = tableRows(document('docs/events.md'))
    .map(([event]) => event)
    .filter((event) => event?.startsWith('livechat.'));

  expect(documented.sort()).toEqual(announcements().sort());
});

it('names every event that signed webhooks may be told of, and no other', () => {
  const paragraph = document('docs/events.md')
    .split('\n\n')
    .find((text) => text.startsWith('They may be told of') && text.includes('conversation'));
  const named = [...(paragraph ?? '').matchAll(/`(livechat\.[a-z.]+)`/g)].map(([, name]) => name);

  expect(named.sort()).toEqual([...WEBHOOK_EVENTS].sort());
});

function announcements(): string[] {
  const source = ts.createSourceFile(
    'events.ts',
    document('server/src/plugin/events.ts'),
    ts.ScriptTarget.Latest
  );
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'EventPayloads'
  );

  return (found?.members ?? []).flatMap(({ name }) =>
    name !== undefined && ts.isStringLiteral(name) ? [name.text] : []
  );
}
