import {
  Bar,
  BarChart,
  CartesianGrid,
  Cell,
  Legend,
  Line,
  LineChart,
  Pie,
  PieChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from 'styled-components';
import { FACE_COLORS } from '../../../shared/faces';
import { isFace } from '../../../shared/ratings';
import type { Dimension, Measure } from '../../../shared/report';
import { useSay } from '../plugin/texts';
import type { ChartKind } from './address';
import type { Chart } from './chart';
import type { GraphLayout } from './GraphView';
import type { Key } from './keys';
import { type LabelOf, useFigureText } from './use-labels';

const HEIGHT = 380;

/** Told apart by everybody, in light and in dark (Okabe and Ito). */
const COLORS = [
  '#7b79ff',
  '#e69f00',
  '#009e73',
  '#56b4e9',
  '#d55e00',
  '#cc79a7',
  '#b8a800',
  '#8c8ca1',
];

interface Props {
  chart: Chart;
  kind: ChartKind;
  isStacked: boolean;
  layout: GraphLayout;
  labelOf: LabelOf;
}

interface Series {
  name: string;
  color: string;
}

type Row = Record<string, string | number | null>;

/** The chart itself. Whoever cannot see it has the table behind it. */
export function Drawing({ chart, kind, isStacked, layout, labelOf }: Props): JSX.Element {
  const say = useSay();
  const [first = 'face', second] = layout.by;
  const label = (key: Key): string => labelOf(first, key);
  const series = chart.series.map((key, index) => ({
    name: second === undefined ? say(`measure.${layout.measure}`) : labelOf(second, key),
    color: colorOf(second, key, index),
  }));
  const rows = chart.categories.map(
    (category, index): Row => ({
      category: label(category),
      ...Object.fromEntries(
        series.map((_one, at) => [`s${at}`, chart.values[index]?.[at] ?? null])
      ),
    })
  );

  if (kind === 'pie') {
    const slices = chart.categories.map((category, index) => ({
      name: label(category),
      value: chart.totals[index] ?? 0,
      fill: colorOf(first, category, index),
    }));

    return <Cake slices={slices.filter(({ value }) => value > 0)} measure={layout.measure} />;
  }

  const Shape = kind === 'bar' ? Bars : Lines;

  return <Shape rows={rows} series={series} isStacked={isStacked} measure={layout.measure} />;
}

function colorOf(dimension: Dimension | undefined, key: Key, index: number): string {
  const face = Number(key);

  return dimension === 'face' && isFace(face)
    ? FACE_COLORS[face]
    : (COLORS[index % COLORS.length] ?? '#7b79ff');
}

interface ShapeProps {
  rows: Row[];
  series: readonly Series[];
  isStacked: boolean;
  measure: Measure;
}

function useStyle(measure: Measure) {
  const { colors } = useTheme();
  const text = useFigureText();
  const tick = { fill: colors.neutral600, fontSize: 12 };

  return {
    grid: { stroke: colors.neutral200, strokeDasharray: '3 3', vertical: false },
    x: { dataKey: 'category', tick, stroke: colors.neutral200, minTickGap: 16 },
    y: {
      tick,
      stroke: colors.neutral200,
      width: 56,
      allowDecimals: measure !== 'count',
      domain: DOMAINS[measure],
      tickFormatter: (value: number) => text(value, measure),
    },
    tooltip: {
      contentStyle: {
        background: colors.neutral0,
        border: `1px solid ${colors.neutral200}`,
        borderRadius: 4,
        color: colors.neutral800,
        fontSize: 13,
      },
      labelStyle: { color: colors.neutral800, fontWeight: 600 },
      itemStyle: { color: colors.neutral800 },
      cursor: { fill: colors.neutral150, fillOpacity: 0.5 },
      formatter: (value: unknown) => text(typeof value === 'number' ? value : null, measure),
    },
    legend: { wrapperStyle: { fontSize: 13, paddingTop: 8 }, itemSorter: null },
    legendText: (value: string) => <span style={{ color: colors.neutral800 }}>{value}</span>,
  };
}

/** A share is read against the whole, an average against the best and the worst. */
const DOMAINS: Record<Measure, [number, number | 'auto']> = {
  count: [0, 'auto'],
  average: [1, 5],
  happy: [0, 100],
  responseRate: [0, 100],
};

function Bars({ rows, series, isStacked, measure }: ShapeProps): JSX.Element {
  const { grid, x, y, tooltip, legend, legendText } = useStyle(measure);

  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={rows} accessibilityLayer>
        <CartesianGrid {...grid} />
        <XAxis {...x} />
        <YAxis {...y} />
        <Tooltip {...tooltip} />
        <Legend {...legend} formatter={legendText} />
        {series.map(({ name, color }, at) => (
          <Bar
            key={name}
            dataKey={`s${at}`}
            name={name}
            fill={color}
            maxBarSize={64}
            isAnimationActive={false}
            {...(isStacked && { stackId: 'all' })}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function Lines({ rows, series, measure }: ShapeProps): JSX.Element {
  const { grid, x, y, tooltip, legend, legendText } = useStyle(measure);

  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <LineChart data={rows} accessibilityLayer>
        <CartesianGrid {...grid} />
        <XAxis {...x} />
        <YAxis {...y} />
        <Tooltip {...tooltip} />
        <Legend {...legend} formatter={legendText} />
        {series.map(({ name, color }, at) => (
          <Line
            key={name}
            dataKey={`s${at}`}
            name={name}
            stroke={color}
            strokeWidth={2}
            connectNulls
            isAnimationActive={false}
            dot={{ r: 3 }}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

interface CakeProps {
  slices: { name: string; value: number; fill: string }[];
  measure: Measure;
}

function Cake({ slices, measure }: CakeProps): JSX.Element {
  const { tooltip, legend, legendText } = useStyle(measure);
  const { colors } = useTheme();

  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <PieChart accessibilityLayer>
        <Tooltip {...tooltip} />
        <Legend {...legend} formatter={legendText} />
        <Pie
          data={slices}
          dataKey="value"
          nameKey="name"
          outerRadius="75%"
          stroke={colors.neutral0}
          isAnimationActive={false}
          label={{ fill: colors.neutral800, fontSize: 13 }}
        >
          {slices.map(({ name, fill }) => (
            <Cell key={name} fill={fill} />
          ))}
        </Pie>
      </PieChart>
    </ResponsiveContainer>
  );
}
