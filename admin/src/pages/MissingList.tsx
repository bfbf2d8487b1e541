import { Link, Typography } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Website } from '../../../shared/pages';
import { type Say, useSay } from '../plugin/texts';
import { Note } from '../ui/Note';
import { pageEditor } from './links';
import { type Missing, missingOf, toneOf } from './missing';

const List = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.spaces[2]};
`;

/** Why the pages are not seen, or not whole, each with the way to mend it. */
export function MissingList({ website }: { website: Website }): JSX.Element {
  const say = useSay();
  const missing = missingOf(website);

  if (missing.length === 0) {
    return <Note tone="success" title={say('pages.complete')} />;
  }

  return (
    <List data-livechat-missing={missing.map(({ kind }) => kind).join(' ')}>
      {missing.map((one) => (
        <li key={keyOf(one)}>
          <Note tone={toneOf(one)} title={titleOf(one, say)}>
            <Hint missing={one} minimum={website.minimum} />
          </Note>
        </li>
      ))}
    </List>
  );
}

const keyOf = (missing: Missing): string => {
  switch (missing.kind) {
    case 'sample':
      return `sample ${missing.channel.id}`;
    case 'page-modified':
      return `modified ${missing.version.locale}`;
    default:
      return missing.kind;
  }
};

function titleOf(missing: Missing, say: Say): string {
  switch (missing.kind) {
    case 'sample':
      return say('pages.missing.sample', { name: missing.channel.name });
    case 'page-modified':
      return say('pages.missing.page-modified', { title: missing.version.title });
    case 'page-locale':
      return say('pages.missing.page-locale', { locale: missing.locale });
    default:
      return say(`pages.missing.${missing.kind}`);
  }
}

function Hint({ missing, minimum }: { missing: Missing; minimum: number }): JSX.Element {
  const say = useSay();

  switch (missing.kind) {
    case 'sample':
      return (
        <Typography>
          {say('pages.missing.sample-hint', { count: missing.channel.count, minimum })}
        </Typography>
      );
    case 'page-modified':
      return <PageLink locale={missing.version.locale} />;
    case 'page-locale':
      return <PageLink locale={missing.locale} />;
    case 'page-missing':
    case 'page-draft':
      return <PageLink locale={null} />;
    default:
      return <Typography>{say(`pages.missing.${missing.kind}-hint`)}</Typography>;
  }
}

function PageLink({ locale }: { locale: string | null }): JSX.Element {
  const say = useSay();

  return (
    <Link tag={NavLink} to={pageEditor(locale)}>
      {say('pages.open-page')}
    </Link>
  );
}
