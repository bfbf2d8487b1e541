import { Box, Flex, Grid } from '@strapi/design-system';
import { Skeleton } from '../ui/Skeleton';

/** The board while it is on its way. */
export const BoardSkeleton = (): JSX.Element => (
  <Grid.Root gap={4} aria-busy>
    {['a', 'b', 'c'].map((key) => (
      <Grid.Item key={key} col={4} m={6} s={12} xs={12} alignItems="stretch">
        <Box background="neutral0" shadow="tableShadow" hasRadius padding={5} width="100%">
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Flex gap={3}>
              <Skeleton $width="3.2rem" $height="3.2rem" $round />
              <Skeleton $width="50%" />
            </Flex>
            <Skeleton />
            <Skeleton $width="7rem" $height="3.2rem" />
          </Flex>
        </Box>
      </Grid.Item>
    ))}
  </Grid.Root>
);
