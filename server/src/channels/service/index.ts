import type { Core } from '@strapi/strapi';
import type { ChannelAppearance } from '../../../../shared/channels';
import { onStrapiEvent } from '../../plugin/events';
import { remembered } from '../../plugin/nodes/remembered';
import { appearanceFor } from '../appearance';
import type { StoredChannel } from '../channel';
import { admitting } from './admit';
import { finding, readAll } from './find';
import { writing } from './write';

const changes = [
  'livechat.channel.created',
  'livechat.channel.changed',
  'livechat.channel.deleted',
] as const;

/** Strapi's own news of the media library: a channel shows one of its pictures. */
const pictureChanges = ['media.update', 'media.delete'];

/** Channels, answered from memory; every change is announced and read again. */
export function createChannels({ strapi }: { strapi: Core.Strapi }) {
  const memory = remembered(strapi, changes, () => readAll(strapi));
  const context = { strapi, memory };

  for (const name of pictureChanges) {
    onStrapiEvent(strapi, name, memory.forget);
  }

  return {
    ...finding(context),
    ...writing(context),
    ...admitting(context),

    appearance: (channel: StoredChannel, locale: string): ChannelAppearance =>
      appearanceFor(channel, locale),
  };
}
