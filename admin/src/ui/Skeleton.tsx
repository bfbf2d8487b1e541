import { keyframes, styled } from 'styled-components';

const breathe = keyframes`
  50% { opacity: 0.5; }
`;

/** A grey block where something is about to be. */
export const Skeleton = styled.div.attrs({ 'aria-busy': true })<{
  $width?: string;
  $height?: string;
  $round?: boolean;
}>`
  width: ${({ $width }) => $width ?? '100%'};
  height: ${({ $height }) => $height ?? '1.4rem'};
  border-radius: ${({ theme, $round }) => ($round ? '50%' : theme.borderRadius)};
  background: ${({ theme }) => theme.colors.neutral150};

  @media (prefers-reduced-motion: no-preference) {
    animation: ${breathe} 1.6s ease-in-out infinite;
  }
`;
