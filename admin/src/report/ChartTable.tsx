import { Typography } from '@strapi/design-system';
import { useSay } from '../plugin/texts';
import { Sheet } from '../ui/Sheet';
import { UserText } from '../ui/UserText';
import type { Chart } from './chart';
import type { AnyDimension, LabelOf } from './use-labels';

interface Props {
  chart: Chart;
  by: readonly AnyDimension[];
  /** The measure that is drawn. */
  name: string;
  text: (value: number | null) => string;
  labelOf: LabelOf;
}

/** What the chart draws, in figures. */
export function ChartTable(props: Props): JSX.Element {
  const say = useSay();
  const { chart, by, name } = props;
  const [first, second] = by;

  return (
    <Sheet>
      <caption>
        <Typography variant="pi" textColor="neutral600">
          {say('graph.caption', { measure: name })}
        </Typography>
      </caption>
      <Heads {...props} />
      <tbody>
        {first !== undefined &&
          chart.categories.map((category, index) => (
            <Row
              key={category ?? 'none'}
              {...props}
              label={props.labelOf(first, category)}
              values={second === undefined ? [] : (chart.values[index] ?? [])}
              total={chart.totals[index] ?? null}
            />
          ))}
      </tbody>
    </Sheet>
  );
}

function Heads({ chart, by: [first, second], name, labelOf }: Props): JSX.Element {
  const say = useSay();
  const heads = [
    ...(first === undefined ? [] : [say(`dimension.${first}`)]),
    ...(second === undefined ? [] : chart.series.map((key) => labelOf(second, key))),
    second === undefined ? name : say('pivot.total'),
  ];

  return (
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
  );
}

interface RowProps extends Pick<Props, 'chart' | 'text'> {
  label: string;
  values: readonly (number | null)[];
  total: number | null;
}

const Row = ({ chart, text, label, values, total }: RowProps): JSX.Element => (
  <tr>
    <th scope="row">
      <Typography>
        <UserText>{label}</UserText>
      </Typography>
    </th>
    {values.map((value, at) => (
      <td key={chart.series[at] ?? 'none'}>
        <Typography>{text(value)}</Typography>
      </td>
    ))}
    <td>
      <Typography fontWeight="semiBold">{text(total)}</Typography>
    </td>
  </tr>
);
