import { Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import { faceOfAverage } from '../../../shared/ratings';
import type {
  ConversationGroup,
  ConversationMeasure,
  ConversationMetrics,
  ConversationReport,
} from '../../../shared/reports';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import type { Key } from '../report/keys';
import type { LabelOf } from '../report/use-labels';
import { FaceIcon } from '../ui/FaceIcon';
import { Sheet } from '../ui/Sheet';
import { SortHeading } from '../ui/SortHeading';
import { UserText } from '../ui/UserText';
import { WidePaper } from '../ui/WidePaper';
import { type Column, type Filters, nextOrder, ratingsAddress } from './address';
import { measured } from './metrics';
import { sorted } from './table';
import { useMetricText } from './use-metric-text';
import type { ReportState } from './use-report';

const Metrics = styled(Sheet)`
  font-variant-numeric: tabular-nums;

  td {
    white-space: nowrap;
  }

  tfoot > tr > * {
    border-block: 1px solid ${({ theme }) => theme.colors.neutral200};
    font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  }
`;

const RatingsLink = styled(NavLink)`
  color: ${({ theme }) => theme.colors.primary600};
`;

interface Props {
  state: ReportState;
  data: ConversationReport;
  measures: readonly ConversationMeasure[];
  labelOf: LabelOf;
}

/** Every figure of every group, and what they come to. */
export function MetricTable(props: Props): JSX.Element {
  const say = useSay();
  const { data, measures } = props;
  const { order, filters } = props.state.report;
  const groups = sorted(data.groups, { by: data.by, order, labelOf: props.labelOf });

  return (
    <WidePaper label={say('reports.table')}>
      <Metrics>
        <Heads {...props} />
        <tbody>
          {groups.map((group) => (
            <Row key={JSON.stringify(group.keys)} {...props} group={group} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={data.by.length}>
              <Typography fontWeight="bold">{say('pivot.total')}</Typography>
            </th>
            <Cells metrics={data.total} measures={measures} ratings={ratingsAddress(filters, {})} />
          </tr>
        </tfoot>
      </Metrics>
    </WidePaper>
  );
}

function Heads({ state, data, measures }: Props): JSX.Element {
  const say = useSay();

  return (
    <thead>
      <tr>
        {data.by.map((dimension, level) => (
          <Heading key={dimension} state={state} column={level === 0 ? 'group' : null}>
            {say(`dimension.${dimension}`)}
          </Heading>
        ))}
        {measures.map((measure) => (
          <Heading key={measure} state={state} column={measure}>
            {say(`metric.${measure}`)}
          </Heading>
        ))}
      </tr>
    </thead>
  );
}

const Row = ({
  state,
  data: { by },
  measures,
  labelOf,
  group,
}: Props & { group: ConversationGroup }): JSX.Element => (
  <tr>
    {by.map((dimension, level) => (
      <th key={dimension} scope="row">
        <Typography>
          <UserText>{labelOf(dimension, group.keys[level] ?? null)}</UserText>
        </Typography>
      </th>
    ))}
    <Cells
      metrics={group}
      measures={measures}
      ratings={ratingsOf(state.report.filters, by, group.keys)}
    />
  </tr>
);

/** Where the ratings of a group are read; groups of times and places have no such address. */
function ratingsOf(
  filters: Filters,
  by: ConversationReport['by'],
  keys: readonly Key[]
): string | null {
  const known = by.map((dimension) => dimension === 'operator' || dimension === 'channel');

  return known.every(Boolean)
    ? ratingsAddress(filters, Object.fromEntries(by.map((name, at) => [name, keys[at] ?? null])))
    : null;
}

interface HeadingProps {
  state: ReportState;
  /** Null where nothing is sorted by. */
  column: Column | null;
  children: string;
}

function Heading({ state: { report, change }, column, children }: HeadingProps): JSX.Element {
  const [by, sorting = null] = report.order.split(':');

  return (
    <SortHeading
      label={children}
      sorting={by === column ? sorting : null}
      onSort={
        column === null ? undefined : () => change({ order: nextOrder(report.order, column) })
      }
    />
  );
}

interface CellsProps {
  metrics: ConversationMetrics;
  measures: readonly ConversationMeasure[];
  /** Address of their ratings. */
  ratings: string | null;
}

const Cells = ({ metrics, measures, ratings }: CellsProps): JSX.Element => (
  <>
    {measures.map((measure) => (
      <td key={measure}>
        <Typography tag="span">
          <Metric {...{ metrics, measure, ratings }} />
        </Typography>
      </td>
    ))}
  </>
);

interface MetricProps extends Pick<CellsProps, 'metrics' | 'ratings'> {
  measure: ConversationMeasure;
}

/** A figure, with what makes it easier to read: the face of an average, the share of a number. */
function Metric({ metrics, measure, ratings }: MetricProps): JSX.Element {
  const text = useMetricText();
  const value = measured(metrics, measure);
  const shown = text(value, measure);

  if (value === null || (measure === 'happy' && ratings === null)) {
    return <span>{shown}</span>;
  }

  switch (measure) {
    case 'average':
      return (
        <>
          <FaceIcon face={faceOfAverage(value)} size={1.4} />
          <span>{` ${shown}`}</span>
        </>
      );
    case 'happy':
      return (
        <RatingsLink to={{ pathname: `${HOME}/ratings`, search: ratings ?? '' }}>
          {shown}
        </RatingsLink>
      );
    case 'unanswered':
      return (
        <>
          <span>{shown}</span>
          <Share metrics={metrics} />
        </>
      );
    default:
      return <span>{shown}</span>;
  }
}

/** How many of all stayed without an answer. */
function Share({
  metrics: { count, unanswered },
}: Pick<CellsProps, 'metrics'>): JSX.Element | null {
  const text = useMetricText();

  return count === 0 || unanswered === 0 ? null : (
    <Typography tag="span" textColor="neutral600">
      {` · ${text((100 * unanswered) / count, 'happy')}`}
    </Typography>
  );
}
