import {
  Button,
  Flex,
  Searchbar,
  SearchForm,
  SingleSelect,
  SingleSelectOption,
} from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { FACE_NAMES, FACES } from '../../../shared/ratings';
import { useChannelsQuery } from '../channels/api';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { isNarrowed, type RatingFilters, withFilter } from './filters';

/** What the list can be narrowed by. */
export function FilterBar({ filters }: { filters: RatingFilters }): JSX.Element {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const narrow = (name: string, value: string): void => setParams(withFilter(params, name, value));

  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <Search search={filters.search} onSearch={(search) => narrow('search', search)} />
          <Choice
            label={say('ratings.filter.face')}
            value={filters.value === null ? '' : String(filters.value)}
            options={FACES.map((face) => [String(face), say(`face.${FACE_NAMES[face]}`)])}
            onChange={(value) => narrow('value', value)}
          />
          <Channels value={filters.channel ?? ''} onChange={(value) => narrow('channel', value)} />
          <Choice
            label={say('ratings.filter.visibility')}
            value={filters.hidden === null ? '' : String(filters.hidden)}
            options={[
              ['false', say('ratings.visible')],
              ['true', say('ratings.hidden')],
            ]}
            onChange={(value) => narrow('hidden', value)}
          />
          <Choice
            label={say('ratings.filter.handled')}
            value={filters.handled === null ? '' : String(filters.handled)}
            options={[
              ['false', say('ratings.unhandled')],
              ['true', say('ratings.handled')],
            ]}
            onChange={(value) => narrow('handled', value)}
          />
          {isNarrowed(filters) && (
            <Button variant="ghost" onClick={() => setParams({})}>
              {say('ratings.clear')}
            </Button>
          )}
        </Flex>
      }
    />
  );
}

interface SearchProps {
  search: string;
  onSearch: (search: string) => void;
}

function Search({ search, onSearch }: SearchProps): JSX.Element {
  const say = useSay();
  const [text, setText] = useState(search);

  return (
    <SearchForm
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <Searchbar
        name="search"
        value={text}
        placeholder={say('ratings.search')}
        clearLabel={say('profile.clear')}
        onChange={({ target }) => setText(target.value)}
        onClear={() => {
          setText('');
          onSearch('');
        }}
      >
        {say('ratings.search')}
      </Searchbar>
    </SearchForm>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps): JSX.Element {
  const say = useSay();

  return (
    <SingleSelect
      aria-label={label}
      placeholder={label}
      value={value === '' ? null : value}
      clearLabel={say('profile.clear')}
      onClear={() => onChange('')}
      onChange={(chosen) => onChange(String(chosen))}
    >
      {options.map(([option, text]) => (
        <SingleSelectOption key={option} value={option}>
          {text}
        </SingleSelectOption>
      ))}
    </SingleSelect>
  );
}

/** Channels to choose from, for those who may see them. */
function Channels({
  value,
  onChange,
}: Pick<ChoiceProps, 'value' | 'onChange'>): JSX.Element | null {
  const say = useSay();
  const canRead = usePermitted('channels.read', 'conversations.answer');
  const { data: channels = [] } = useChannelsQuery(undefined, { skip: !canRead });

  return channels.length === 0 ? null : (
    <Choice
      label={say('ratings.filter.channel')}
      value={value}
      options={channels.map(({ id, name }) => [id, name])}
      onChange={onChange}
    />
  );
}
