import { Box, Button, EmptyStateLayout, Flex, IconButton, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import type { OperatorConversation } from '../../../shared/conversations';
import { useSay } from '../plugin/texts';
import { type Fact, FactList } from '../ui/FactList';
import { UserText } from '../ui/UserText';
import { VisitorName } from '../ui/VisitorName';
import { Conversation } from './Conversation';
import { ConversationMenu } from './ConversationMenu';
import { OperatorFace } from './OperatorFace';
import { useConsole } from './store';

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) 24rem;
  min-height: 0;

  @media (max-width: 1200px) {
    grid-template-columns: minmax(0, 1fr);

    > :last-child {
      display: none;
    }
  }
`;

const Middle = styled.div`
  display: flex;
  flex-direction: column;
  min-height: 0;
`;

const Heading = styled.header`
  display: flex;
  flex: none;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => `${theme.spaces[3]} ${theme.spaces[4]}`};
  border-block-end: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Aside = styled.aside`
  padding: ${({ theme }) => theme.spaces[5]};
  border-inline-start: 1px solid ${({ theme }) => theme.colors.neutral150};
  overflow-y: auto;
`;

const Back = styled.div`
  @media (min-width: 901px) {
    display: none;
  }
`;

interface Props {
  id: string;
  onBack: () => void;
}

/** The open conversation of the inbox, with who it is about. */
export function InboxConversation({ id, onBack }: Props): JSX.Element {
  const say = useSay();
  const [isUnknown, setUnknown] = useState(false);
  const conversation = useConsole(({ conversations }) => conversations[id]);

  if (isUnknown) {
    return <Unknown onBack={onBack} />;
  }

  return (
    <Columns>
      <Middle>
        <Heading>
          <Back>
            <IconButton variant="ghost" label={say('inbox.back')} onClick={onBack}>
              <ArrowLeft />
            </IconButton>
          </Back>
          <Box flex={1} minWidth={0}>
            <Typography variant="delta" tag="h2" ellipsis>
              <VisitorName name={conversation?.visitor.name ?? ''} />
            </Typography>
            <Typography variant="pi" textColor="neutral600" ellipsis tag="p">
              <UserText $shape="line">{conversation?.channel.name ?? ''}</UserText>
            </Typography>
          </Box>
          <ConversationMenu id={id} isInbox />
        </Heading>
        <Conversation id={id} fillsPage onUnknown={() => setUnknown(true)} />
      </Middle>
      <VisitorPanel id={id} />
    </Columns>
  );
}

/** A link that leads nowhere leads on. */
function Unknown({ onBack }: Pick<Props, 'onBack'>): JSX.Element {
  const say = useSay();

  return (
    <Flex justifyContent="center" height="100%" role="alert">
      <Box width="100%">
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={say('inbox.unknown')}
          action={
            <Button variant="secondary" onClick={onBack}>
              {say('inbox.to-list')}
            </Button>
          }
          shadow="none"
          hasRadius={false}
        />
      </Box>
    </Flex>
  );
}

/** Who writes, from where, and what page they look at now. */
function VisitorPanel({ id }: { id: string }): JSX.Element {
  const say = useSay();
  const conversation = useConsole(({ conversations }) => conversations[id]);

  if (conversation === undefined) {
    return <Aside />;
  }

  return (
    <Aside aria-label={say('visitor.heading')}>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {say('visitor.heading')}
      </Typography>
      <Box paddingTop={4}>
        <Facts conversation={conversation} />
      </Box>
    </Aside>
  );
}

function Facts({ conversation }: { conversation: OperatorConversation }): JSX.Element {
  const say = useSay();
  const { formatDate, formatDisplayName } = useIntl();
  const { visitor, page, currentPage, startedAt, operatorName } = conversation;
  const facts: Fact[] = [
    [
      say('visitor.country'),
      visitor.country && formatDisplayName(visitor.country, { type: 'region' }),
    ],
    [
      say('visitor.language'),
      visitor.locale && formatDisplayName(visitor.locale, { type: 'language' }),
    ],
    [say('visitor.page'), currentPage && <UserText>{currentPage}</UserText>],
    ...(page === currentPage
      ? []
      : [[say('visitor.first-page'), page && <UserText>{page}</UserText>] satisfies Fact]),
    [
      say('conversation.started'),
      formatDate(startedAt, { dateStyle: 'medium', timeStyle: 'short' }),
    ],
    [
      say('conversation.operator'),
      operatorName === null ? (
        say('conversation.nobody')
      ) : (
        <Flex key="operator" gap={2}>
          <OperatorFace conversation={conversation} />
          <UserText>{operatorName}</UserText>
        </Flex>
      ),
    ],
  ];

  return <FactList facts={facts} />;
}
