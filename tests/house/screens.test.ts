import { bareTexts, type Finding, screens, unkeptTexts } from './screens';

const FIXTURE = `
import type { ReactNode } from 'react';
declare const UserText: (props: { children: ReactNode }) => JSX.Element;
interface Props { isOpen: boolean; name: string; count: number; names: string[]; children: ReactNode }
export const Bare = ({ isOpen, name, count, names, children }: Props): JSX.Element => (
  <div>
    <p>Hello {isOpen && <b />}</p>
    <p>{count}{isOpen && <b />}</p>
    <p>{isOpen ? 'open' : null}<b /></p>
    <p>{names.map((one) => one)}</p>
    <p>{children}<b /></p>
    <>alone in a fragment</>
    <p>{name}</p>
    <p><UserText>{name}</UserText><b /></p>
    <p>alone</p>
    <p>{isOpen && <b />}<span>Hello</span></p>
  </div>
);`;

const program = screens(FIXTURE);

const isFixture = ({ where }: Finding): boolean => where.startsWith('admin/src/fixture.tsx');
const lines = (findings: readonly Finding[]): number[] =>
  findings.filter(isFixture).map(({ where }) => Number(where.split(':')[1]));

it('keeps every text that has a neighbour in an element of its own', () => {
  const found = bareTexts(program);

  expect(lines(found)).toEqual([7, 8, 9, 10, 11, 12]);
  expect(found.filter((one) => !isFixture(one))).toEqual([]);
});

it('shows what a person typed in one way', () => {
  const found = unkeptTexts(program);

  expect(lines(found)).toEqual([13]);
  expect(found.filter((one) => !isFixture(one))).toEqual([]);
});
