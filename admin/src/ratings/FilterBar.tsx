import { Box, Button, Flex, IconButton, Searchbar, SearchForm } from '@strapi/design-system';
import { Layouts } from '@strapi/strapi/admin';
import { useEffect, useState } from 'react';
import { FACE_NAMES, FACES, type Face } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import type { Elements } from '../ui/elements';
import { FaceIcon } from '../ui/FaceIcon';
import { PeriodChoice } from '../ui/PeriodChoice';
import type { Filters } from './address';
import { Chips } from './Chips';
import { MoreFilters } from './MoreFilters';

interface Props {
  filters: Filters;
  setFilters: (changes: Partial<Filters>) => void;
  /** Stands at the end of the line. */
  children?: Elements;
}

/** What the report can be narrowed by, and what it is narrowed to. */
export function FilterBar({ filters, setFilters, children }: Props): JSX.Element {
  return (
    <Layouts.Action
      startActions={
        <Flex gap={2} wrap="wrap">
          <Search search={filters.search} onSearch={(search) => setFilters({ search })} />
          <Faces faces={filters.faces} onChange={(faces) => setFilters({ faces })} />
          <PeriodChoice chosen={filters} onChoose={setFilters} />
          <MoreFilters filters={filters} setFilters={setFilters} />
        </Flex>
      }
      endActions={children}
      bottomActions={<Chips filters={filters} setFilters={setFilters} />}
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

  useEffect(() => setText(search), [search]);

  return (
    <Box minWidth="20rem">
      <SearchForm
        onSubmit={(event) => {
          event.preventDefault();
          onSearch(text.trim());
        }}
      >
        <Searchbar
          name="search"
          size="S"
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
    </Box>
  );
}

interface FacesProps {
  faces: readonly Face[];
  onChange: (faces: Face[]) => void;
}

/** Each face is a switch; any number of them may be on. */
function Faces({ faces, onChange }: FacesProps): JSX.Element {
  const say = useSay();
  const turn = (face: Face): Face[] =>
    FACES.filter((one) => (one === face ? !faces.includes(one) : faces.includes(one)));

  return (
    <Flex gap={1} role="group" aria-label={say('ratings.filter.face')}>
      {FACES.map((face) => (
        <IconButton
          key={face}
          size="S"
          label={say(`face.${FACE_NAMES[face]}`)}
          aria-pressed={faces.includes(face)}
          variant={faces.includes(face) ? 'secondary' : 'tertiary'}
          onClick={() => onChange(turn(face))}
        >
          <FaceIcon face={face} size={1.6} isNamed={false} />
        </IconButton>
      ))}
    </Flex>
  );
}

/** Offered where nothing was found. */
export function ClearButton({ onClear }: { onClear: () => void }): JSX.Element {
  const say = useSay();

  return (
    <Button variant="secondary" onClick={onClear}>
      {say('ratings.clear')}
    </Button>
  );
}
