import { Layouts, Page } from '@strapi/strapi/admin';
import { Failed } from './Failed';

interface Props {
  error: unknown;
  onRetry: () => Promise<unknown>;
}

/** A page whose data did not come: it says why, and asks again. */
export function FailedPage(props: Props): JSX.Element {
  return (
    <Page.Main>
      <Layouts.Content>
        <Failed {...props} />
      </Layouts.Content>
    </Page.Main>
  );
}
