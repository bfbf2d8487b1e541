import { Button, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { isolated } from '../../../shared/bidi';
import { useSay } from '../plugin/texts';
import type { ChosenPeriod } from './periods';

/** One part of what a report is narrowed to. */
export interface Chip<Filters> {
  text: string;
  /** Takes it away again. */
  without: Partial<Filters>;
}

interface Props<Filters> {
  chips: readonly Chip<Filters>[];
  onRemove: (without: Partial<Filters>) => void;
  /** Takes all of them away. */
  onClear?: () => void;
}

/** What a report is narrowed to, each part to be taken away. */
export function Chips<Filters>({ chips, onRemove, onClear }: Props<Filters>): JSX.Element {
  const say = useSay();

  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={say('ratings.narrowed')}>
      {chips.map(({ text, without }) => (
        <Tag
          key={text}
          icon={<Cross />}
          label={say('picker.remove', { name: text })}
          onClick={() => onRemove(without)}
        >
          {isolated(text)}
        </Tag>
      ))}
      {onClear && (
        <Button variant="ghost" size="S" onClick={onClear}>
          {say('ratings.clear')}
        </Button>
      )}
    </Flex>
  );
}

/** The period chosen, in words; null where it narrows nothing. */
export function usePeriodText({ period, from, to }: ChosenPeriod): string | null {
  const say = useSay();
  const { formatDate } = useIntl();
  const day = (text: string | null): string =>
    text === null ? '…' : formatDate(`${text}T12:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' });

  // Nobody has chosen dates yet: that narrows nothing.
  if (period === null || (period === 'custom' && from === null && to === null)) {
    return null;
  }

  return period === 'custom' ? `${day(from)} – ${day(to)}` : say(`period.${period}`);
}
