import { Button, Checkbox, Flex, Popover } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { RATING_SOURCES } from '../../../shared/ratings';
import type { RatingDimension } from '../../../shared/ratings-report';
import { useSay } from '../plugin/texts';
import { Choice } from '../ui/Choice';
import { Labelled } from '../ui/fields';
import type { Filters } from './address';
import { CustomerField } from './CustomerField';
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
      <Flag name="hidden" yes="ratings.hidden" no="ratings.visible" {...{ filters, setFilters }} />
      <Flag
        name="commented"
        yes="ratings.with-comment"
        no="ratings.without-comment"
        {...{ filters, setFilters }}
      />
      <Flag
        name="handled"
        yes="ratings.handled"
        no="ratings.unhandled"
        {...{ filters, setFilters }}
      />
      <Flag
        name="leftOut"
        yes="ratings.left-out"
        no="ratings.not-left-out"
        {...{ filters, setFilters }}
      />
      <CustomerField value={filters.visitor} onChange={(visitor) => setFilters({ visitor })} />
      <OneOf dimension="operator" {...{ filters, setFilters }} />
      <OneOf dimension="channel" {...{ filters, setFilters }} />
      <OneOf dimension="language" {...{ filters, setFilters }} />
      <Labelled name="source" label={say('dimension.source')}>
        <Choice
          label={say('dimension.source')}
          placeholder={say('ratings.any')}
          nothing={say('ratings.any')}
          value={filters.source}
          options={RATING_SOURCES.map((source) => ({
            value: source,
            label: say(`source.${source}`),
          }))}
          onChange={(value) =>
            setFilters({ source: RATING_SOURCES.find((source) => source === value) ?? null })
          }
        />
      </Labelled>
    </Flex>
  );
}

interface FlagProps extends Props {
  name: 'hidden' | 'commented' | 'handled' | 'leftOut';
  yes: 'ratings.hidden' | 'ratings.with-comment' | 'ratings.handled' | 'ratings.left-out';
  no: 'ratings.visible' | 'ratings.without-comment' | 'ratings.unhandled' | 'ratings.not-left-out';
}

const FLAG_LABELS = {
  hidden: 'ratings.filter.visibility',
  commented: 'ratings.filter.comment',
  handled: 'ratings.filter.handled',
  leftOut: 'ratings.filter.left-out',
} as const;

function Flag({ name, yes, no, filters, setFilters }: FlagProps): JSX.Element {
  const say = useSay();
  const label = say(FLAG_LABELS[name]);
  const value = filters[name];

  return (
    <Labelled name={name} label={label}>
      <Choice
        label={label}
        placeholder={say('ratings.any')}
        nothing={say('ratings.any')}
        value={value === null ? null : String(value)}
        options={[
          { value: 'true', label: say(yes) },
          { value: 'false', label: say(no) },
        ]}
        onChange={(chosen) => setFilters({ [name]: chosen === null ? null : chosen === 'true' })}
      />
    </Labelled>
  );
}

interface OneOfProps extends Props {
  dimension: RatingDimension & ('operator' | 'channel' | 'language');
}

/** Who and what there are ratings of, for this reader. */
function OneOf({ dimension, filters, setFilters }: OneOfProps): JSX.Element {
  const say = useSay();
  const label = say(`dimension.${dimension}`);
  const named = useNamed(dimension);

  return (
    <Labelled name={dimension} label={label}>
      <Choice
        label={label}
        placeholder={say('ratings.any')}
        nothing={say('ratings.any')}
        value={filters[dimension]}
        options={named.map(({ key, label: text }) => ({ value: key ?? 'none', label: text }))}
        onChange={(chosen) => setFilters({ [dimension]: chosen })}
      />
    </Labelled>
  );
}
