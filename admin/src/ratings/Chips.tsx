import { Button, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { isolated } from '../../../shared/bidi';
import { FACE_NAMES } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { type Filters, isFiltered, NO_FILTERS } from './address';
import { useCustomerName } from './use-customer';
import { useNamed } from './use-names';

interface Props {
  filters: Filters;
  setFilters: (changes: Partial<Filters>) => void;
}

interface Chip {
  text: string;
  /** Takes the chip away again. */
  without: Partial<Filters>;
}

/** What the report is narrowed to, each part to be taken away. */
export function Chips({ filters, setFilters }: Props): JSX.Element | null {
  const say = useSay();
  const chips = useChips(filters);

  return isFiltered(filters) ? (
    <Flex gap={2} wrap="wrap" role="group" aria-label={say('ratings.narrowed')}>
      {chips.map(({ text, without }) => (
        <Tag
          key={text}
          icon={<Cross />}
          label={say('picker.remove', { name: text })}
          onClick={() => setFilters(without)}
        >
          {isolated(text)}
        </Tag>
      ))}
      <Button variant="ghost" size="S" onClick={() => setFilters(NO_FILTERS)}>
        {say('ratings.clear')}
      </Button>
    </Flex>
  ) : null;
}

function useChips(filters: Filters): Chip[] {
  const say = useSay();
  const named = useNamedChips(filters);
  const period = usePeriodText(filters);
  const flags = useFlagChips(filters);
  const { faces, mine, source, search } = filters;
  const chips: (Chip | false)[] = [
    mine && { text: say('ratings.mine'), without: { mine: false } },
    ...faces.map((face) => ({
      text: say(`face.${FACE_NAMES[face]}`),
      without: { faces: faces.filter((one) => one !== face) },
    })),
    period !== null && { text: period, without: { period: null, from: null, to: null } },
    ...flags,
    source !== null && { text: say(`source.${source}`), without: { source: null } },
    ...named,
    search !== '' && { text: `“${isolated(search)}”`, without: { search: '' } },
  ];

  return chips.filter((chip) => chip !== false);
}

/** What a rating either is or is not. */
function useFlagChips({ hidden, commented, handled, leftOut }: Filters): Chip[] {
  const say = useSay();

  return [
    hidden !== null && {
      text: say(hidden ? 'ratings.hidden' : 'ratings.visible'),
      without: { hidden: null },
    },
    commented !== null && {
      text: say(commented ? 'ratings.with-comment' : 'ratings.without-comment'),
      without: { commented: null },
    },
    handled !== null && {
      text: say(handled ? 'ratings.handled' : 'ratings.unhandled'),
      without: { handled: null },
    },
    leftOut !== null && {
      text: say(leftOut ? 'ratings.left-out' : 'ratings.not-left-out'),
      without: { leftOut: null },
    },
  ].filter((chip) => chip !== false);
}

/** What is narrowed by an id is named once its name is known. */
function useNamedChips({ operator, channel, language, visitor }: Filters): Chip[] {
  const say = useSay();
  const of = (id: string, named: ReturnType<typeof useNamed>): string =>
    named.find(({ key }) => (key ?? 'none') === id)?.label ?? say('report.unknown');
  const operators = useNamed('operator', operator === null);
  const channels = useNamed('channel', channel === null);
  const languages = useNamed('language', language === null);
  const customer = useCustomerName(visitor);

  return [
    operator !== null && { text: of(operator, operators), without: { operator: null } },
    channel !== null && { text: of(channel, channels), without: { channel: null } },
    language !== null && { text: of(language, languages), without: { language: null } },
    visitor !== null && {
      text: say('ratings.of-customer', { customer: customer ?? '…' }),
      without: { visitor: null },
    },
  ].filter((chip) => chip !== false);
}

function usePeriodText({ period, from, to }: Filters): string | null {
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
