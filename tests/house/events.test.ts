import ts from 'typescript';
import { document, tableRows } from './files';

it('documents every announcement, and no other', () => {
  const documented = tableRows(document('docs/events.md'))
    .map(([event]) => event)
    .filter((event) => event?.startsWith('livechat.'));

  expect(documented.sort()).toEqual(announcements().sort());
});

function announcements(): string[] {
  const source = ts.createSourceFile(
    'events.ts',
    document('server/src/plugin/events.ts'),
    ts.ScriptTarget.Latest
  );
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === 'Announcements'
  );

  return (found?.members ?? []).flatMap(({ name }) =>
    name !== undefined && ts.isStringLiteral(name) ? [name.text] : []
  );
}
