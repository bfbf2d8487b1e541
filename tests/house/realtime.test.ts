import ts from 'typescript';
import { document, section } from './files';

const INTERFACES = [
  'VisitorToServerEvents',
  'ServerToVisitorEvents',
  'OperatorToServerEvents',
  'ServerToOperatorEvents',
] as const;

const source = ts.createSourceFile(
  'realtime.ts',
  document('shared/realtime.ts'),
  ts.ScriptTarget.Latest
);

it.each(INTERFACES)('documents every event of %s, and no other', (name) => {
  const text = section(document('docs/realtime.md'), name);
  const documented = [...text.matchAll(/`([a-z]+:[a-z]+)`/g)].map(([, event]) => event);

  expect([...new Set(documented)].sort()).toEqual(eventsOf(name).sort());
});

it('names events noun:verb', () => {
  const odd = INTERFACES.flatMap(eventsOf).filter((event) => !/^[a-z]+:[a-z]+$/.test(event));

  expect(odd).toEqual([]);
});

function eventsOf(name: string): string[] {
  const found = source.statements.find(
    (statement): statement is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(statement) && statement.name.text === name
  );

  return (found?.members ?? []).flatMap(({ name: member }) =>
    member !== undefined && ts.isStringLiteral(member) ? [member.text] : []
  );
}
