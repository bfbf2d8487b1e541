import { Page } from '@strapi/strapi/admin';
import { useParams } from 'react-router-dom';
import { useMembersQuery, useMeQuery } from '../operators/api';
import { usePermitted } from '../plugin/permissions';
import { refusalOf } from '../plugin/refusal';
import { useRulesQuery } from '../rules/api';
import { FailedPage } from '../ui/FailedPage';
import { Unknown } from '../ui/Unknown';
import { useChannelQuery } from './api';
import { ChannelForm } from './ChannelForm';
import { draftOf, newDraft } from './draft';

/** The form of one channel, stored or new. */
export function FormPage(): JSX.Element {
  const { id = '' } = useParams();

  return id === 'create' ? <CreatePage /> : <EditPage key={id} id={id} />;
}

function CreatePage(): JSX.Element {
  const { data: me, isLoading } = useMeQuery();
  const canCreate = usePermitted('channels.create');

  if (!canCreate) {
    return <Page.NoPermissions />;
  }

  return isLoading ? (
    <Page.Loading />
  ) : (
    <ChannelForm id={null} channel={null} initial={newDraft(me ?? null)} />
  );
}

const FRESH = { refetchOnMountOrArgChange: true } as const;

function EditPage({ id }: { id: string }): JSX.Element {
  const channel = useChannelQuery(id, FRESH);
  const rules = useRulesQuery(id, FRESH);
  const members = useMembersQuery(id, FRESH);
  const parts = [channel, rules, members];

  if (channel.isError && refusalOf(channel.error).code === 'CHANNEL_UNKNOWN') {
    return (
      <Unknown
        title="channel.unknown"
        hint="channel.unknown-hint"
        to="/channels"
        way="inbox.to-channels"
      />
    );
  }

  // What could not be read anew takes nothing away from whoever edits.
  const failed = parts.find(({ isError, data }) => isError && data === undefined);

  if (failed) {
    return (
      <FailedPage
        error={failed.error}
        onRetry={() => Promise.all(parts.map(({ refetch }) => refetch()))}
      />
    );
  }

  if (!channel.data || !rules.data || !members.data || parts.some(({ isLoading }) => isLoading)) {
    return <Page.Loading />;
  }

  const initial = draftOf({ channel: channel.data, rules: rules.data, members: members.data });

  return <ChannelForm id={id} channel={channel.data} initial={initial} />;
}
