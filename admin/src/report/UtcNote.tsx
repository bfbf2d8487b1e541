import { Typography } from '@strapi/design-system';
import { isTime } from '../../../shared/report';
import { useSay } from '../plugin/texts';

/** Says whose days and hours these are, where the reader's are others. */
export function UtcNote({ by }: { by: readonly string[] }): JSX.Element | null {
  const say = useSay();
  const isElsewhere = new Date().getTimezoneOffset() !== 0;
  const hasTimes = by.some(isTime);
  const hasHours = by.includes('hour');

  return isElsewhere && (hasTimes || hasHours) ? (
    <Typography variant="pi" textColor="neutral600">
      {say(hasTimes ? 'report.utc' : 'report.own-hours')}
    </Typography>
  ) : null;
}
