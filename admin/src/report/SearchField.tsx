import { Box, Searchbar, SearchForm } from '@strapi/design-system';
import { useEffect, useState } from 'react';
import { useSay } from '../plugin/texts';

interface Props {
  label: string;
  search: string;
  onSearch: (search: string) => void;
}

/** A text that is searched, once it is sent. */
export function SearchField({ label, search, onSearch }: Props): JSX.Element {
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
          placeholder={label}
          clearLabel={say('profile.clear')}
          onChange={({ target }) => setText(target.value)}
          onClear={() => {
            setText('');
            onSearch('');
          }}
        >
          {label}
        </Searchbar>
      </SearchForm>
    </Box>
  );
}
