import { Box, Flex, Typography } from '@strapi/design-system';
import type { Elements } from './elements';

interface Props {
  title: string;
  hint?: string;
  children: Elements;
}

/** A titled white box of a form, as Strapi's own settings have them. */
export function Panel({ title, hint, children }: Props): JSX.Element {
  return (
    <Box
      background="neutral0"
      hasRadius
      shadow="tableShadow"
      padding={{ initial: 4, medium: 6 }}
      tag="section"
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography variant="delta" tag="h2">
            {title}
          </Typography>
          {hint !== undefined && (
            <Typography variant="pi" textColor="neutral600" tag="p">
              {hint}
            </Typography>
          )}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
