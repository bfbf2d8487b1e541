import { isolated } from '../../../shared/bidi';
import { FACE_NAMES } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { type Chip as AnyChip, usePeriodText } from '../report/Chips';
import type { Filters } from './address';
import { FLAGS } from './flags';
import { useCustomerName } from './use-customer';
import { useNamed } from './use-names';

type Chip = AnyChip<Filters>;

/** What the ratings are narrowed to. */
export function useChips(filters: Filters): Chip[] {
  const say = useSay();
  const named = useNamedChips(filters);
  const period = usePeriodText(filters);
  const flags = FLAGS.flatMap(({ name, yes, no }) => {
    const value = filters[name];

    return value === null ? [] : [{ text: say(value ? yes : no), without: { [name]: null } }];
  });
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
