import { RawTbody, RawTd, RawTh, RawThead, RawTr, Typography } from '@strapi/design-system';
import { useSay } from '../plugin/texts';
import type { Chart } from './chart';
import type { GraphLayout } from './GraphView';
import { Sheet } from './RatingTable';
import { type LabelOf, useFigureText } from './use-labels';

interface Props {
  chart: Chart;
  layout: GraphLayout;
  labelOf: LabelOf;
}

/** What the chart draws, in figures. */
export function ChartTable({ chart, layout: { by, measure }, labelOf }: Props): JSX.Element {
  const say = useSay();
  const text = useFigureText();
  const [first = 'face', second] = by;
  const heads = [
    say(`dimension.${first}`),
    ...(second === undefined ? [] : chart.series.map((key) => labelOf(second, key))),
    second === undefined ? say(`measure.${measure}`) : say('pivot.total'),
  ];

  return (
    <Sheet colCount={heads.length} rowCount={chart.categories.length + 1}>
      <caption>
        <Typography variant="pi" textColor="neutral600">
          {say('graph.caption', { measure: say(`measure.${measure}`) })}
        </Typography>
      </caption>
      <RawThead>
        <RawTr>
          {heads.map((head) => (
            <RawTh key={head} scope="col">
              <Typography variant="sigma" textColor="neutral600">
                {head}
              </Typography>
            </RawTh>
          ))}
        </RawTr>
      </RawThead>
      <RawTbody>
        {chart.categories.map((category, index) => (
          <RawTr key={category ?? 'none'}>
            <RawTh scope="row">
              <Typography>{labelOf(first, category)}</Typography>
            </RawTh>
            {second !== undefined &&
              chart.series.map((series, at) => (
                <RawTd key={series ?? 'none'}>
                  <Typography>{text(chart.values[index]?.[at] ?? null, measure)}</Typography>
                </RawTd>
              ))}
            <RawTd>
              <Typography fontWeight="semiBold">
                {text(chart.totals[index] ?? null, measure)}
              </Typography>
            </RawTd>
          </RawTr>
        ))}
      </RawTbody>
    </Sheet>
  );
}
