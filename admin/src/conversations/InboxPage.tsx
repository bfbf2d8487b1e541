import { Box, EmptyStateLayout, Flex, LinkButton } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';
import type { ConversationBox } from '../../../shared/conversations';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { InboxConversation } from './InboxConversation';
import { InboxList } from './InboxList';
import { inboxPath, readInbox } from './inbox';

const Columns = styled.div<{ $open: boolean }>`
  display: grid;
  grid-template-columns: 30rem minmax(0, 1fr);
  height: calc(100dvh - 24rem);
  min-height: 36rem;
  overflow: hidden;
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};

  @media (max-width: 900px) {
    grid-template-columns: minmax(0, 1fr);

    > ${({ $open }) => ($open ? ':first-child' : ':last-child')} {
      display: none;
    }
  }
`;

/** Every conversation an operator may see, and the one that is open. */
export function InboxPage(): JSX.Element {
  const say = useSay();
  const id = own(useParams().id);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const position = readInbox(params);

  return (
    <Page.Main>
      <Page.Title>{say('nav.conversations')}</Page.Title>
      <Layouts.Header title={say('nav.conversations')} subtitle={say('inbox.subtitle')} />
      <Layouts.Content>
        <Columns $open={id !== undefined}>
          <InboxList position={position} />
          {id === undefined ? (
            <Nothing box={position.box} />
          ) : (
            <InboxConversation
              key={id}
              id={id}
              onBack={() => navigate(inboxPath(null, position))}
            />
          )}
        </Columns>
      </Layouts.Content>
    </Page.Main>
  );
}

function Nothing({ box }: { box: ConversationBox }): JSX.Element {
  const say = useSay();

  return (
    <Flex justifyContent="center" height="100%">
      <Box width="100%">
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say(box === 'mine' ? 'inbox.pick-mine' : 'inbox.pick')}
          action={
            <LinkButton variant="secondary" tag={NavLink} to={`${HOME}/channels`}>
              {say('inbox.to-channels')}
            </LinkButton>
          }
          shadow="none"
          hasRadius={false}
        />
      </Box>
    </Flex>
  );
}

/** An id out of an address that anybody may have written: `constructor` is known to every object, and to no conversation. */
const own = (id: string | undefined): string | undefined =>
  id !== undefined && id in Object.prototype ? `-${id}` : id;
