import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

/** A link among many: underlined only below the pointer. */
export const Quiet = styled(NavLink)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }
`;
