import ts from 'typescript';
import type { Slice } from '../../server/src/plugin/compose';
import { slices } from '../../server/src/slices';
import { document, section, sourcesIn } from './files';

const INTERFACES = [
  'VisitorToServerEvents',
  'ServerToVisitorEvents',
  'OperatorToServerEvents',
  'ServerToOperatorEvents',
] as const;

/** Every contract, each beside its slice. */
const contracts = new Map(
  sourcesIn('shared')
    .flatMap(({ file, text }) => [
      ...ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements,
    ])
    .filter(ts.isInterfaceDeclaration)
    .map((contract) => [contract.name.text, contract])
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

it.each([
  ['visitor', 'VisitorToServerEvents'],
  ['operator', 'OperatorToServerEvents'],
] as const)('hears from the %s every event of the protocol, and no other', (audience, name) => {
  const brought = (slices as readonly Slice[]).flatMap(({ sockets }) =>
    Object.keys(sockets?.[audience] ?? {})
  );

  expect(brought.sort()).toEqual(eventsOf(name).sort());
});

/** The events of a contract and of those it is made of. */
function eventsOf(name: string): string[] {
  const contract = contracts.get(name);
  const parts = contract?.heritageClauses?.flatMap(({ types }) => [...types]) ?? [];

  return [
    ...(contract?.members ?? []).flatMap(({ name: member }) =>
      member !== undefined && ts.isStringLiteral(member) ? [member.text] : []
    ),
    ...parts.flatMap(({ expression }) => eventsOf(expression.getText())),
  ];
}
