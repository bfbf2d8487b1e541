import { Button, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import type { ReactNode } from 'react';
import { useSay } from '../plugin/texts';
import { Boundary } from './Boundary';

interface Props {
  onRetry: () => void;
}

/** A page that fails leaves the menu beside it and the chats alone. */
export const PageBoundary = ({
  subject,
  children,
}: {
  subject: string;
  children: ReactNode;
}): JSX.Element => (
  <Boundary subject={subject} fallback={(retry) => <BrokenPage onRetry={retry} />}>
    {children}
  </Boundary>
);

/** For a part of a page: a widget, a window, a list. */
export const PartBoundary = ({ children }: { children: ReactNode }): JSX.Element => (
  <Boundary fallback={(retry) => <BrokenPart onRetry={retry} />}>{children}</Boundary>
);

function BrokenPage({ onRetry }: Props): JSX.Element {
  const say = useSay();

  return (
    <Page.Main>
      <Flex justifyContent="center" padding={8} role="alert">
        <EmptyStateLayout
          icon={<WarningCircle width="8rem" height="8rem" fill="danger600" />}
          content={say('broken.page')}
          action={
            <Button variant="secondary" onClick={onRetry}>
              {say('broken.retry')}
            </Button>
          }
        />
      </Flex>
    </Page.Main>
  );
}

function BrokenPart({ onRetry }: Props): JSX.Element {
  const say = useSay();

  return (
    <Flex direction="column" alignItems="flex-start" gap={3} padding={4} role="alert">
      <Typography textColor="neutral600">{say('broken.part')}</Typography>
      <Button variant="secondary" size="S" onClick={onRetry}>
        {say('broken.retry')}
      </Button>
    </Flex>
  );
}
