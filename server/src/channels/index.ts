import type { Core } from '@strapi/strapi';
import { defineSlice } from '../plugin/compose';
import { toRow } from '../plugin/database/ids';
import { service } from '../plugin/service';
import type { Owners } from '../ratings/subjects';
import { errors } from './errors';
import { events } from './events';
import { adminRoutes } from './routes';
import { channel } from './schema';
import { createChannels } from './service';

/** Channels: a look, a team and settings behind one chat button. */
export const channels = defineSlice({
  name: 'channels',
  errors,
  events,
  contentTypes: { channel },
  service: createChannels,
  owners: { channel: channelOwners },
  controller: async () => (await import('./controller')).channelsController,
  routers: { admin: adminRoutes },
  permissions: [
    { uid: 'channels.read', displayName: 'See channels and their settings' },
    { uid: 'channels.create', displayName: 'Create channels' },
    { uid: 'channels.update', displayName: 'Change channels, their rules and their operators' },
    { uid: 'channels.delete', displayName: 'Delete channels' },
    { uid: 'channels.publish', displayName: 'Publish the ratings of channels' },
  ],
  bootstrap: makeFirstChannel,
});

declare module '../plugin/service' {
  interface Services {
    channels: ReturnType<typeof createChannels>;
  }
}

/** Ratings are counted for channels. */
function channelOwners({ strapi }: { strapi: Core.Strapi }): Owners {
  return {
    label: 'Channel',
    all: () => service(strapi, 'channels').list(),
    stored: (rows) => service(strapi, 'channels').stored(rows.map(toRow<'channel'>)),
    gone: 'livechat.channel.deleted',
  };
}

async function makeFirstChannel({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await service(strapi, 'channels').makeFirst();
}
