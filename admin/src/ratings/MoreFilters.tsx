import { Button, Checkbox, Flex, Popover } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { RATING_SOURCES } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { FilterChoice } from '../report/FilterChoice';
import type { Filters } from './address';
import { CustomerField } from './CustomerField';
import { FLAGS } from './flags';
import { useNamed } from './use-names';

interface Props {
  filters: Filters;
  setFilters: (changes: Partial<Filters>) => void;
}

/** The filters that are used less often. */
export function MoreFilters(props: Props): JSX.Element {
  const say = useSay();

  return (
    <Popover.Root>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Filter />}>
          {say('ratings.filters')}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="start" sideOffset={4} aria-label={say('ratings.filters')}>
        <Fields {...props} />
      </Popover.Content>
    </Popover.Root>
  );
}

function Fields({ filters, setFilters }: Props): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="stretch" gap={3} padding={4} width="28rem" maxWidth="90vw">
      <Checkbox
        checked={filters.mine}
        onCheckedChange={(checked) => setFilters({ mine: checked === true })}
      >
        {say('ratings.mine')}
      </Checkbox>
      {FLAGS.map(({ name, label, yes, no }) => (
        <FilterChoice
          key={name}
          name={name}
          label={say(label)}
          value={filters[name] === null ? null : String(filters[name])}
          options={[
            { value: 'true', label: say(yes) },
            { value: 'false', label: say(no) },
          ]}
          onChange={(chosen) => setFilters({ [name]: chosen === null ? null : chosen === 'true' })}
        />
      ))}
      <CustomerField value={filters.visitor} onChange={(visitor) => setFilters({ visitor })} />
      <OneOf dimension="operator" {...{ filters, setFilters }} />
      <OneOf dimension="channel" {...{ filters, setFilters }} />
      <OneOf dimension="language" {...{ filters, setFilters }} />
      <Sources {...{ filters, setFilters }} />
    </Flex>
  );
}

function Sources({ filters, setFilters }: Props): JSX.Element {
  const say = useSay();

  return (
    <FilterChoice
      name="source"
      label={say('dimension.source')}
      value={filters.source}
      options={RATING_SOURCES.map((source) => ({ value: source, label: say(`source.${source}`) }))}
      onChange={(value) =>
        setFilters({ source: RATING_SOURCES.find((source) => source === value) ?? null })
      }
    />
  );
}

interface OneOfProps extends Props {
  dimension: 'operator' | 'channel' | 'language';
}

/** Who and what there are ratings of, for this reader. */
function OneOf({ dimension, filters, setFilters }: OneOfProps): JSX.Element {
  const say = useSay();
  const named = useNamed(dimension);

  return (
    <FilterChoice
      name={dimension}
      label={say(`dimension.${dimension}`)}
      value={filters[dimension]}
      options={named.map(({ key, label }) => ({ value: key ?? 'none', label }))}
      onChange={(chosen) => setFilters({ [dimension]: chosen })}
    />
  );
}
