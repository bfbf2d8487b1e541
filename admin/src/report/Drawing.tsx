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
import { isolated } from '../../../shared/bidi';
import type { ChartKind, Drawn, Named, Scale } from './chart';

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
  drawn: Drawn;
  kind: ChartKind;
  isStacked: boolean;
  scale: Scale;
}

type Row = Record<string, string | number | null>;

/** The chart itself. Whoever cannot see it has the table behind it. */
export function Drawing({ drawn, kind, isStacked, scale }: Props): JSX.Element {
  const { categories, series, values, totals } = drawn;

  if (kind === 'pie') {
    const slices = categories.map((category, index) => ({
      name: isolated(category.name),
      value: totals[index] ?? 0,
      fill: colorOf(category, index),
    }));

    return <Cake slices={slices.filter(({ value }) => value > 0)} scale={scale} />;
  }

  const rows = categories.map(
    ({ name }, index): Row => ({
      category: isolated(name),
      ...Object.fromEntries(series.map((_one, at) => [`s${at}`, values[index]?.[at] ?? null])),
    })
  );
  const Shape = kind === 'bar' ? Bars : Lines;

  return <Shape rows={rows} series={series} isStacked={isStacked} scale={scale} />;
}

const colorOf = ({ color }: Named, index: number): string =>
  color ?? COLORS[index % COLORS.length] ?? '#7b79ff';

interface ShapeProps {
  rows: Row[];
  series: readonly Named[];
  isStacked: boolean;
  scale: Scale;
}

/** Places on an axis that all get their name. */
const NAMED_ALL = 8;

function useStyle({ text, domain, isWhole }: Scale, count: number) {
  const { colors } = useTheme();
  const tick = { fill: colors.neutral600, fontSize: 12 };

  return {
    grid: { stroke: colors.neutral200, strokeDasharray: '3 3', vertical: false },
    x: {
      dataKey: 'category',
      tick,
      stroke: colors.neutral200,
      // A handful of months or people is named in full; many days are named as far as they fit.
      minTickGap: 8,
      interval: count <= NAMED_ALL ? (0 as const) : ('equidistantPreserveStart' as const),
    },
    y: {
      tick,
      stroke: colors.neutral200,
      width: 'auto' as const,
      allowDecimals: !isWhole,
      domain,
      tickFormatter: text,
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
      formatter: (value: unknown) => text(typeof value === 'number' ? value : null),
    },
    legend: { wrapperStyle: { fontSize: 13, paddingTop: 8 }, itemSorter: null },
    legendText: (value: string) => <span style={{ color: colors.neutral800 }}>{value}</span>,
  };
}

function Bars({ rows, series, isStacked, scale }: ShapeProps): JSX.Element {
  const { grid, x, y, tooltip, legend, legendText } = useStyle(scale, rows.length);

  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <BarChart data={rows} accessibilityLayer>
        <CartesianGrid {...grid} />
        <XAxis {...x} />
        <YAxis {...y} />
        <Tooltip {...tooltip} />
        <Legend {...legend} formatter={legendText} />
        {series.map((one, at) => (
          <Bar
            key={one.name}
            dataKey={`s${at}`}
            name={isolated(one.name)}
            fill={colorOf(one, at)}
            maxBarSize={64}
            isAnimationActive={false}
            {...(isStacked && { stackId: 'all' })}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function Lines({ rows, series, scale }: ShapeProps): JSX.Element {
  const { grid, x, y, tooltip, legend, legendText } = useStyle(scale, rows.length);

  return (
    <ResponsiveContainer width="100%" height={HEIGHT}>
      <LineChart data={rows} accessibilityLayer>
        <CartesianGrid {...grid} />
        <XAxis {...x} padding={{ left: 32, right: 32 }} />
        <YAxis {...y} />
        <Tooltip {...tooltip} />
        <Legend {...legend} formatter={legendText} />
        {series.map((one, at) => (
          <Line
            key={one.name}
            dataKey={`s${at}`}
            name={isolated(one.name)}
            stroke={colorOf(one, at)}
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
  scale: Scale;
}

function Cake({ slices, scale }: CakeProps): JSX.Element {
  const { tooltip, legend, legendText } = useStyle(scale, 0);
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
