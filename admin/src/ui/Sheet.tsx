import { styled } from 'styled-components';

/** Narrower than the usual table, so that no column is cut off where the screen is small; below that it scrolls. */
export const Sheet = styled.table`
  width: 100%;
  border-collapse: collapse;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[3]}`};
    border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
    text-align: start;
    vertical-align: middle;
  }

  tbody tr:last-child > * {
    border-block-end: 0;
  }

  tbody tr:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }
`;

/** The heading of a column that can be sorted by. */
export const SortButton = styled.button`
  display: inline-flex;
  gap: ${({ theme }) => theme.spaces[1]};
  align-items: center;
  padding: 0;
  border: 0;
  background: none;
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: pointer;
  text-align: start;

  svg {
    width: 0.8rem;
    fill: currentColor;
  }
`;
