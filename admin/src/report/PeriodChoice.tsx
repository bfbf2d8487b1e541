import { Flex, TextInput, Typography } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { type ChosenPeriod, isDay, PERIODS } from './periods';

const Day = styled(TextInput)`
  color-scheme: ${({ theme }) => (theme.colors.neutral0 === '#ffffff' ? 'light' : 'dark')};
`;

interface Props {
  chosen: ChosenPeriod;
  onChoose: (chosen: Partial<ChosenPeriod>) => void;
}

/** A span of time, or days of one's own. */
export function PeriodChoice({ chosen, onChoose }: Props): JSX.Element {
  const say = useSay();
  const { period, from, to } = chosen;
  const choose = (value: string | null): void => {
    const next = PERIODS.find((one) => one === value) ?? null;

    onChoose({ period: next, from: null, to: null });
  };

  return (
    <>
      <Choice
        label={say('ratings.filter.period')}
        value={period}
        nothing={say('ratings.any')}
        options={PERIODS.map((one) => ({ value: one, label: say(`period.${one}`) }))}
        onChange={choose}
      />
      {period === 'custom' && (
        <Flex gap={2}>
          <DayField
            label={say('period.from')}
            day={from}
            onChange={(day) => onChoose({ from: day })}
          />
          <Typography textColor="neutral600" aria-hidden>
            –
          </Typography>
          <DayField label={say('period.to')} day={to} onChange={(day) => onChoose({ to: day })} />
        </Flex>
      )}
    </>
  );
}

interface DayProps {
  label: string;
  day: string | null;
  onChange: (day: string | null) => void;
}

/** Years are written a digit at a time: 0002 is on its way to 2026. */
const EARLIEST = '1970-01-01';

/** A day, written or picked; the browser knows how days are written where the reader lives. */
function DayField({ label, day, onChange }: DayProps): JSX.Element {
  const [text, setText] = useState(day ?? '');

  useEffect(() => setText(day ?? ''), [day]);

  return (
    <Day
      type="date"
      size="S"
      aria-label={label}
      value={text}
      onChange={({ target }: React.ChangeEvent<HTMLInputElement>) => {
        setText(target.value);

        if (isDay(target.value) && target.value >= EARLIEST) {
          onChange(target.value);
        }
      }}
      onBlur={() => {
        if (text === '' && day !== null) {
          onChange(null);
        }
      }}
    />
  );
}
