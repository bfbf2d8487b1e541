import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useState } from 'react';
import { isolated } from '../../../shared/bidi';
import type { Website } from '../../../shared/pages';
import { useSay } from '../plugin/texts';
import { Copyable } from '../ui/Copyable';
import { Panel } from '../ui/Panel';
import { badgeHtml, publicUrl } from './links';

/** What other pages may use of it: the badge of a published channel, and the line for search engines. */
export function Elsewhere({ website }: { website: Website }): JSX.Element {
  const say = useSay();
  const published = website.channels.filter((one) => one.published);
  const [chosen, setChosen] = useState<string | null>(null);
  const channel = published.find(({ id }) => id === chosen) ?? published[0];

  return (
    <>
      {channel !== undefined && (
        <Panel title={say('pages.badge')} hint={say('pages.badge-hint')}>
          {published.length > 1 && (
            <SingleSelect
              aria-label={say('pages.badge-channel')}
              value={channel.id}
              onChange={(id) => setChosen(String(id))}
            >
              {published.map(({ id, name }) => (
                <SingleSelectOption key={id} value={id}>
                  {isolated(name)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          )}
          <img
            src={`${publicUrl(channel.address)}/badge.svg`}
            alt={isolated(channel.name)}
            height="32"
            style={{ alignSelf: 'flex-start' }}
          />
          <Copyable text={badgeHtml(channel.address, channel.name)} />
        </Panel>
      )}
      <Panel title={say('pages.sitemap')} hint={say('pages.sitemap-hint')}>
        <Copyable text={`Sitemap: ${publicUrl(website.address)}/sitemap.xml`} />
      </Panel>
    </>
  );
}
