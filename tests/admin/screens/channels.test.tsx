import { newDraft } from '../../../admin/src/channels/draft';
import type { Channel } from '../../../shared/channels';
import { describeScreen } from '../states';

const channel = (name: string): Channel => ({
  ...newDraft(null).channel,
  id: 'c1',
  name,
  slug: 'shop',
  imageUrl: null,
  ratingsPublished: true,
  site: true,
});

const CHANNELS = '/livechat/admin/channels';
const AROUND = {
  '/livechat/admin/conversations/counts': [{ channel: 'c1', count: 3 }],
  '/livechat/admin/ratings/happiness': [],
  '/livechat/admin/operators/presence': [],
};

describeScreen('the board of channels', {
  address: '/channels',
  permissions: ['channels.read', 'channels.create'],
  asks: CHANNELS,
  full: (name) => ({ ...AROUND, [CHANNELS]: [channel(name)] }),
  sees: ['Channels'],
  empty: { answers: { ...AROUND, [CHANNELS]: [] }, sees: 'No channel yet.' },
});

describeScreen('the form of a channel', {
  address: '/channels/c1',
  permissions: ['channels.read', 'channels.update'],
  asks: `${CHANNELS}/c1`,
  full: (name) => ({
    ...AROUND,
    [`${CHANNELS}/c1`]: channel(name),
    '/livechat/admin/rules/c1': [],
    '/livechat/admin/operators/members/c1': [],
  }),
  sees: ['Save'],
  empty: null,
});
