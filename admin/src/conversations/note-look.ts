import { css } from 'styled-components';

/** How notes look, written and being written: by a frame too, for in the dark all grounds are much alike. */
export const noteLook = css`
  border: 2px dashed ${({ theme }) => theme.colors.warning600};
  background: ${({ theme }) => theme.colors.warning100};
`;
