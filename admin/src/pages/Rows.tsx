import { styled } from 'styled-components';

/** Lines of a list, with a rule between them. */
export const Rows = styled.ul`
  > li {
    padding-block: ${({ theme }) => theme.spaces[3]};
  }

  > li + li {
    border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
