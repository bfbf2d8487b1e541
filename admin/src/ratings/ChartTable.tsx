import { Typography } from '@strapi/design-system';
import type { RatingDimension, RatingMeasure } from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import type { Chart } from '../ui/chart';
import { Sheet } from '../ui/Sheet';
import { UserText } from '../ui/UserText';
import type { LabelOf } from '../ui/use-labels';
import { useMetricText } from './use-metric-text';

/** What the graph shows: what is chosen, or what it starts with. */
export interface GraphLayout {
  by: readonly RatingDimension[];
  measure: RatingMeasure;
}

interface Props {
  chart: Chart;
  layout: GraphLayout;
  labelOf: LabelOf;
}

/** What the chart draws, in figures. */
export function ChartTable({ chart, layout: { by, measure }, labelOf }: Props): JSX.Element {
  const say = useSay();
  const text = useMetricText();
  const [first = 'face', second] = by;
  const heads = [
    say(`dimension.${first}`),
    ...(second === undefined ? [] : chart.series.map((key) => labelOf(second, key))),
    second === undefined ? say(`measure.${measure}`) : say('pivot.total'),
  ];

  return (
    <Sheet>
      <caption>
        <Typography variant="pi" textColor="neutral600">
          {say('graph.caption', { measure: say(`measure.${measure}`) })}
        </Typography>
      </caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              <Typography variant="sigma" textColor="neutral600">
                <UserText>{head}</UserText>
              </Typography>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chart.categories.map((category, index) => (
          <tr key={category ?? 'none'}>
            <th scope="row">
              <Typography>
                <UserText>{labelOf(first, category)}</UserText>
              </Typography>
            </th>
            {second !== undefined &&
              chart.series.map((series, at) => (
                <td key={series ?? 'none'}>
                  <Typography>{text(chart.values[index]?.[at] ?? null, measure)}</Typography>
                </td>
              ))}
            <td>
              <Typography fontWeight="semiBold">
                {text(chart.totals[index] ?? null, measure)}
              </Typography>
            </td>
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}
