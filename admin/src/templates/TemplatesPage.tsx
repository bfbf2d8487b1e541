import { Badge, EmptyStateLayout, Flex, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { TemplateKind } from '../../../shared/templates';
import { useKindName } from '../outbox/use-kind-name';
import { HOME } from '../plugin/ids';
import { useSay } from '../plugin/texts';
import { Failed } from '../ui/Failed';
import { Panel } from '../ui/Panel';
import { Skeleton } from '../ui/Skeleton';
import { useTemplatesQuery } from './api';

const List = styled.ul`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr));
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Entry = styled(Link)`
  display: flex;
  gap: ${({ theme }) => theme.spaces[2]};
  align-items: center;
  justify-content: space-between;
  padding: ${({ theme }) => theme.spaces[3]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  text-decoration: none;

  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

/** Every e-mail that is written, in every language. */
export function TemplatesPage(): JSX.Element {
  const say = useSay();
  const { data, error, refetch } = useTemplatesQuery(undefined, {
    refetchOnMountOrArgChange: true,
  });

  return (
    <Page.Main>
      <Page.Title>{say('nav.templates')}</Page.Title>
      <Layouts.Header title={say('nav.templates')} subtitle={say('templates.subtitle')} />
      <Layouts.Content>
        {data !== undefined && <Kinds kinds={data} />}
        {data === undefined && error === undefined && <Skeleton $height="24rem" />}
        {data === undefined && error !== undefined && <Failed error={error} onRetry={refetch} />}
      </Layouts.Content>
    </Page.Main>
  );
}

function Kinds({ kinds }: { kinds: readonly TemplateKind[] }): JSX.Element {
  const say = useSay();
  const kindName = useKindName();

  return kinds.length === 0 ? (
    <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={say('templates.none')} />
  ) : (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {kinds.map((one) => (
        <Panel key={one.kind} title={kindName(one.kind)}>
          <List>
            {one.languages.map(({ language, updatedAt }) => (
              <li key={language}>
                <Entry to={`${HOME}/templates/${one.kind}/${language}`}>
                  <LanguageName language={language} />
                  {updatedAt !== null && (
                    <Badge>
                      <span>{say('templates.changed')}</span>
                    </Badge>
                  )}
                </Entry>
              </li>
            ))}
          </List>
        </Panel>
      ))}
    </Flex>
  );
}

function LanguageName({ language }: { language: string }): JSX.Element {
  const { formatDisplayName } = useIntl();

  return <Typography>{formatDisplayName(language, { type: 'language' }) ?? language}</Typography>;
}
