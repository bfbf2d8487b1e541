import { Box, Typography } from '@strapi/design-system';
import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** What something is called, and what it is. */
export type Fact = readonly [term: string, fact: ReactNode];

const List = styled.dl`
  display: grid;
  gap: ${({ theme }) => theme.spaces[4]};
  grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr));
`;

/** What is known of something, beside each other where there is room; a dash stands for what is not. */
export const FactList = ({ facts }: { facts: readonly Fact[] }): JSX.Element => (
  <List>
    {facts.map(([term, fact]) => (
      <Box key={term}>
        <Typography variant="pi" textColor="neutral600" tag="dt">
          {term}
        </Typography>
        <Typography tag="dd" style={{ overflowWrap: 'anywhere' }}>
          {fact || '—'}
        </Typography>
      </Box>
    ))}
  </List>
);
