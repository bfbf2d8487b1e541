import { CaretDown, ChevronRight } from '@strapi/icons';
import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import { useSay } from '../plugin/texts';
import { UserText } from '../ui/UserText';
import { WidePaper } from '../ui/WidePaper';
import type { Kit } from './kit';
import { type Heading, headings, type Path, type Pivot, pathText } from './pivot';
import type { AnyDimension, LabelOf } from './use-labels';

/** How the pivot is laid out: what is chosen, or what it starts with. */
export interface PivotLayout<Dimension, Measure> {
  down: readonly Dimension[];
  columnsBy: readonly Dimension[];
  measures: readonly Measure[];
}

const Grid = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-variant-numeric: tabular-nums;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
    border: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: end;
    white-space: nowrap;
  }

  th {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }

  thead th {
    text-align: center;
  }

  tbody th {
    position: sticky;
    z-index: 1;
    max-width: 28rem;
    overflow: hidden;
    inset-inline-start: 0;
    text-align: start;
    text-overflow: ellipsis;
  }

  tr[data-total] > *,
  td[data-total] {
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
`;

const Toggle = styled.button`
  display: inline-flex;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: center;
  padding: 0;
  border: 0;
  background: none;
  color: inherit;
  cursor: pointer;
  font: inherit;

  svg {
    width: 1rem;
    height: 1rem;
    flex: none;
    fill: currentColor;
  }
`;

interface Props<Dimension extends AnyDimension, Measure extends string, Metrics> {
  kit: Kit<Dimension, Measure, Metrics>;
  layout: PivotLayout<Dimension, Measure>;
  table: Pivot<Metrics>;
  labelOf: LabelOf;
  /** Opens or closes a path. */
  toggle: (path: string) => void;
}

/** The groups, crosswise. */
export function PivotTable<Dimension extends AnyDimension, Measure extends string, Metrics>(
  props: Props<Dimension, Measure, Metrics>
): JSX.Element {
  const say = useSay();
  const { kit, layout, table, labelOf, toggle } = props;
  const { down, measures } = layout;
  const columns: Path[] = [...table.columns.map(({ path }) => path), []];

  return (
    <WidePaper label={say('report.view.pivot')}>
      <Grid>
        <Heads {...props} />
        <tbody>
          {table.rows.map(({ path, depth, hasMore, isOpen }) => (
            <tr key={pathText('rows', path)}>
              <th scope="row" style={{ paddingInlineStart: `${1.2 + depth * 2.4}rem` }}>
                <ToggleButton
                  hasMore={hasMore}
                  isOpen={isOpen}
                  label={labelAt(labelOf, down, depth, path)}
                  onToggle={() => toggle(pathText('rows', path))}
                />
              </th>
              <Cells {...{ kit, table, path, columns, measures }} />
            </tr>
          ))}
          <tr data-total>
            <th scope="row">{say('pivot.total')}</th>
            <Cells {...{ kit, table, path: [], columns, measures }} />
          </tr>
        </tbody>
      </Grid>
    </WidePaper>
  );
}

function labelAt(
  labelOf: LabelOf,
  dimensions: readonly AnyDimension[],
  level: number,
  path: Path
): string {
  const dimension = dimensions[level];

  return dimension === undefined ? '' : labelOf(dimension, path[level] ?? null);
}

function Heads<Dimension extends AnyDimension, Measure extends string, Metrics>(
  props: Props<Dimension, Measure, Metrics>
): JSX.Element {
  const say = useSay();
  const { layout, table, kit } = props;
  const { down, columnsBy, measures } = layout;
  const lines = headings(table.columns, columnsBy.length);
  const corner = down.map((dimension) => say(`dimension.${dimension}`)).join(' / ');
  const names = [...table.columns.map(({ path }) => pathText('columns', path)), 'total'];

  return (
    <thead>
      {(lines.length > 0 ? lines : [[]]).map((line, level) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of headings is its level
        <tr key={level}>
          {level === 0 && (
            <th rowSpan={Math.max(1, lines.length) + 1} scope="col">
              {corner}
            </th>
          )}
          <HeadCells {...props} line={line} level={level} deep={lines.length - level} />
          {level === 0 && (
            <th colSpan={measures.length} rowSpan={Math.max(1, lines.length)} scope="colgroup">
              {say('pivot.total')}
            </th>
          )}
        </tr>
      ))}
      <tr>
        {names.flatMap((name) =>
          measures.map((measure) => (
            <th key={`${name} ${measure}`} scope="col">
              {say(kit.measures.nameOf(measure))}
            </th>
          ))
        )}
      </tr>
    </thead>
  );
}

/** A line of headings; a closed one reaches down to the last. */
function HeadCells<Dimension extends AnyDimension, Measure extends string, Metrics>({
  layout: { columnsBy, measures },
  labelOf,
  toggle,
  line,
  level,
  deep,
}: Props<Dimension, Measure, Metrics> & {
  line: readonly Heading[];
  level: number;
  /** How many lines there are from this one on. */
  deep: number;
}): JSX.Element {
  return (
    <>
      {line.map(({ path, span, hasMore, isOpen }) => (
        <th
          key={pathText('columns', path)}
          colSpan={span * measures.length}
          rowSpan={hasMore && !isOpen ? deep : 1}
          scope="colgroup"
        >
          <ToggleButton
            hasMore={hasMore}
            isOpen={isOpen}
            label={labelAt(labelOf, columnsBy, level, path)}
            onToggle={() => toggle(pathText('columns', path))}
          />
        </th>
      ))}
    </>
  );
}

interface ToggleProps {
  hasMore: boolean;
  isOpen: boolean;
  label: string;
  onToggle: () => void;
}

/** A label that opens and closes what is below it. */
function ToggleButton({ hasMore, isOpen, label, onToggle }: ToggleProps): JSX.Element {
  return hasMore ? (
    <Toggle type="button" aria-expanded={isOpen} onClick={onToggle}>
      {isOpen ? <CaretDown aria-hidden /> : <ChevronRight aria-hidden />}
      <UserText>{label}</UserText>
    </Toggle>
  ) : (
    <UserText title={isolated(label)}>{label}</UserText>
  );
}

interface CellsProps<Dimension extends AnyDimension, Measure extends string, Metrics> {
  kit: Kit<Dimension, Measure, Metrics>;
  table: Pivot<Metrics>;
  path: Path;
  columns: readonly Path[];
  measures: readonly Measure[];
}

function Cells<Dimension extends AnyDimension, Measure extends string, Metrics>({
  kit: { measures: measuring, Metric },
  table,
  path,
  columns,
  measures,
}: CellsProps<Dimension, Measure, Metrics>): JSX.Element {
  return (
    <>
      {columns.flatMap((column) =>
        measures.map((measure) => (
          <td
            key={`${pathText('columns', column)} ${measure}`}
            {...(column.length === 0 && { 'data-total': true })}
          >
            <Metric
              value={measuring.measured(table.at(path, column) ?? measuring.nothing, measure)}
              measure={measure}
            />
          </td>
        ))
      )}
    </>
  );
}
