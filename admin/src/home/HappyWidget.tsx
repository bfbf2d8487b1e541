import { Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import type { HappyTrend } from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import { useTrendQuery } from '../ratings/api';
import { TrendLine } from './TrendLine';

/** How happy customers were these days, and whether they were happier the days before. */
export function HappyWidget(): JSX.Element {
  const say = useSay();
  const { data, isLoading } = useTrendQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });

  if (isLoading) {
    return <Widget.Loading />;
  }

  if (data === undefined) {
    return <Widget.Error />;
  }

  if (data.happy === null) {
    return <Widget.NoData>{say('home.no-ratings')}</Widget.NoData>;
  }

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex gap={3} alignItems="baseline" wrap="wrap">
        <Percent value={data.happy} />
        <Comparison trend={data} />
      </Flex>
      <TrendLine points={data.points} />
      <Days trend={data} />
      <Typography variant="pi" textColor="neutral600">
        {say('home.counted', { count: data.count, days: data.days })}
      </Typography>
    </Flex>
  );
}

function Percent({ value }: { value: number }): JSX.Element {
  const { formatNumber } = useIntl();

  return (
    <Typography variant="alpha" tag="p">
      {formatNumber(value / 100, { style: 'percent' })}
    </Typography>
  );
}

/** Up or down is said, not only coloured. */
function Comparison({ trend: { happy, before, days } }: { trend: HappyTrend }): JSX.Element {
  const say = useSay();
  const change = before.happy === null || happy === null ? null : happy - before.happy;

  if (change === null) {
    return <Typography textColor="neutral600">{say('home.nothing-before', { days })}</Typography>;
  }

  const color = change > 0 ? 'success600' : change < 0 ? 'danger600' : 'neutral600';
  const sign = change > 0 ? '▲ +' : change < 0 ? '▼ −' : '';

  return (
    <Typography textColor={color}>
      {sign + say('home.change', { points: Math.abs(change), days })}
    </Typography>
  );
}

/** What the line draws, for those who listen. */
function Days({ trend: { points } }: { trend: HappyTrend }): JSX.Element {
  const say = useSay();
  const { formatDate, formatNumber } = useIntl();

  return (
    <VisuallyHidden>
      <table>
        <caption>{say('home.happy')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('dimension.day')}</th>
            <th scope="col">{say('measure.happy')}</th>
            <th scope="col">{say('measure.count')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ day, happy, count }) => (
            <tr key={day}>
              <th scope="row">{formatDate(day, { dateStyle: 'medium', timeZone: 'UTC' })}</th>
              <td>{happy === null ? '—' : formatNumber(happy / 100, { style: 'percent' })}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </VisuallyHidden>
  );
}
