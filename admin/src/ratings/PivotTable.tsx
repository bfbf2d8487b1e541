import { CaretDown, ChevronRight } from '@strapi/icons';
import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import { faceOfAverage } from '../../../shared/ratings';
import {
  NO_RATING_METRICS,
  type RatingDimension,
  type RatingMeasure,
} from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import { FaceIcon } from '../ui/FaceIcon';
import { UserText } from '../ui/UserText';
import type { LabelOf } from '../ui/use-labels';
import { WidePaper } from '../ui/WidePaper';
import { measured } from './metrics';
import { type Heading, headings, type Path, type Pivot, pathText, toggled } from './pivot';
import { useMetricText } from './use-metric-text';
import type { ReportState } from './use-report';

/** How the pivot is laid out: what is chosen, or what it starts with. */
export interface PivotLayout {
  down: readonly RatingDimension[];
  columnsBy: readonly RatingDimension[];
  measures: readonly RatingMeasure[];
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

const Metric = styled.span`
  display: inline-flex;
  gap: ${({ theme }) => theme.spaces[1]};
  align-items: center;
`;

interface Props {
  state: ReportState;
  layout: PivotLayout;
  table: Pivot;
  labelOf: LabelOf;
}

/** The groups, crosswise. */
export function PivotTable({ state, layout, table, labelOf }: Props): JSX.Element {
  const say = useSay();
  const { down, measures } = layout;
  const columns: Path[] = [...table.columns.map(({ path }) => path), []];
  const toggle = (path: string): void =>
    state.change({ closed: toggled(state.report.closed, path) });

  return (
    <WidePaper label={say('report.view.pivot')}>
      <Grid>
        <Heads {...{ layout, table, labelOf, toggle }} />
        <tbody>
          {table.rows.map(({ path, depth, hasMore, isOpen }) => (
            <tr key={pathText('rows', path)}>
              <th scope="row" style={{ paddingInlineStart: `${1.2 + depth * 2.4}rem` }}>
                <ToggleButton
                  hasMore={hasMore}
                  isOpen={isOpen}
                  label={labelOf(down[depth] ?? 'face', path[depth] ?? null)}
                  onToggle={() => toggle(pathText('rows', path))}
                />
              </th>
              <Cells {...{ table, path, columns, measures }} />
            </tr>
          ))}
          <tr data-total>
            <th scope="row">{say('pivot.total')}</th>
            <Cells {...{ table, path: [], columns, measures }} />
          </tr>
        </tbody>
      </Grid>
    </WidePaper>
  );
}

interface HeadsProps extends Omit<Props, 'state'> {
  toggle: (path: string) => void;
}

function Heads({ layout, table, labelOf, toggle }: HeadsProps): JSX.Element {
  const say = useSay();
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
          {line.map((heading) => (
            <HeadCell
              key={pathText('columns', heading.path)}
              heading={heading}
              span={heading.span * measures.length}
              down={heading.hasMore && !heading.isOpen ? lines.length - level : 1}
              label={labelOf(columnsBy[level] ?? 'face', heading.path[level] ?? null)}
              onToggle={() => toggle(pathText('columns', heading.path))}
            />
          ))}
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
              {say(`measure.${measure}`)}
            </th>
          ))
        )}
      </tr>
    </thead>
  );
}

interface HeadCellProps {
  heading: Heading;
  span: number;
  down: number;
  label: string;
  onToggle: () => void;
}

const HeadCell = ({ heading, span, down, label, onToggle }: HeadCellProps): JSX.Element => (
  <th colSpan={span} rowSpan={down} scope="colgroup">
    <ToggleButton
      hasMore={heading.hasMore}
      isOpen={heading.isOpen}
      label={label}
      onToggle={onToggle}
    />
  </th>
);

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

interface CellsProps {
  table: Pivot;
  path: Path;
  columns: readonly Path[];
  measures: readonly RatingMeasure[];
}

function Cells({ table, path, columns, measures }: CellsProps): JSX.Element {
  return (
    <>
      {columns.flatMap((column) =>
        measures.map((measure) => {
          const metrics = table.at(path, column) ?? NO_RATING_METRICS;

          return (
            <td
              key={`${pathText('columns', column)} ${measure}`}
              {...(column.length === 0 && { 'data-total': true })}
            >
              <Shown value={measured(metrics, measure)} measure={measure} />
            </td>
          );
        })
      )}
    </>
  );
}

/** A figure; an average comes with the face it stands for. */
function Shown({ value, measure }: { value: number | null; measure: RatingMeasure }): JSX.Element {
  const text = useMetricText();

  return (
    <Metric>
      {measure === 'average' && value !== null && (
        <FaceIcon face={faceOfAverage(value)} size={1.4} />
      )}
      <span>{text(value, measure)}</span>
    </Metric>
  );
}
