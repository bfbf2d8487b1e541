import { Box } from '@strapi/design-system';
import type { ReactNode } from 'react';

interface Props {
  label: string;
  children: ReactNode;
}

/** Paper for a table. Wider than the screen it is scrolled, with the keyboard too. */
export const WidePaper = ({ label, children }: Props): JSX.Element => (
  <Box
    background="neutral0"
    hasRadius
    shadow="tableShadow"
    overflow="auto"
    tabIndex={0}
    role="region"
    aria-label={label}
  >
    {children}
  </Box>
);
