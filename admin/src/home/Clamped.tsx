import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Two lines of what somebody wrote. */
export const Clamped = styled(Typography)`
  display: -webkit-box;
  overflow: hidden;
  overflow-wrap: anywhere;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
`;
