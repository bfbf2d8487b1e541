import { Box, Button } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useRef, useState } from 'react';
import type { Operator } from '../../../shared/operators';
import { isSame } from '../channels/draft';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { FailedPage } from '../ui/FailedPage';
import { Panel } from '../ui/Panel';
import { UnsavedGuard } from '../ui/UnsavedGuard';
import { useMeQuery, useUpdateMeMutation } from './api';
import { inputOf } from './OperatorDialog';
import { ProfileFields } from './ProfileFields';

/** What visitors read of the current user, and when this user wants to be asked. */
export function ProfilePage(): JSX.Element {
  const { data: me, isLoading, error, refetch } = useMeQuery();

  if (me === undefined && error !== undefined) {
    return <FailedPage error={error} onRetry={refetch} />;
  }

  return isLoading || me === undefined ? <Page.Loading /> : <Profile me={me} />;
}

function Profile({ me }: { me: Operator }): JSX.Element {
  const say = useSay();
  const { input, setInput, isChanged, isLoading, save } = useProfile(me);
  const isFree = useRef(false);

  return (
    <Page.Main>
      <Page.Title>{say('nav.profile')}</Page.Title>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Layouts.Header
          title={say('nav.profile')}
          subtitle={say('profile.subtitle', { name: me.publicName })}
          primaryAction={
            <Button type="submit" startIcon={<Check />} loading={isLoading} disabled={!isChanged}>
              {say('form.save')}
            </Button>
          }
        />
        <Layouts.Content>
          <Box maxWidth="72rem">
            <Panel title={say('profile.heading')} hint={say('profile.hint')}>
              <ProfileFields
                isMine
                operator={me}
                input={input}
                fallback={me.chatName === null ? me.publicName : ''}
                onChange={(changes) => setInput((now) => ({ ...now, ...changes }))}
              />
            </Panel>
          </Box>
        </Layouts.Content>
      </form>
      <UnsavedGuard isChanged={isChanged} isFree={() => isFree.current} home={`${HOME}/profile`} />
    </Page.Main>
  );
}

function useProfile(me: Operator) {
  const { done, attempt } = useToasts();
  const [update, { isLoading }] = useUpdateMeMutation();
  const [input, setInput] = useState(inputOf(me));

  const save = (): void =>
    attempt(async () => {
      const saved = inputOf(await update(input).unwrap());

      setInput((now) => (now === input ? saved : now));
      done('profile.saved');
    });

  return { input, setInput, isChanged: !isSame(input, inputOf(me)), isLoading, save };
}
