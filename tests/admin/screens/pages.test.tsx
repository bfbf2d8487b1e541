import type { Website } from '../../../shared/pages';
import { describeScreen } from '../states';

const OVERVIEW = '/livechat/admin/pages/overview';

const website = (more: Partial<Website> = {}): Website => ({
  address: '/livechat',
  hasPublicUrl: true,
  versions: [],
  defaultLocale: null,
  channels: [],
  minimum: 10,
  structuredData: null,
  addressDoubt: null,
  ...more,
});

describeScreen('the public pages', {
  address: '/website',
  permissions: ['channels.read'],
  asks: OVERVIEW,
  full: (name) => ({
    [OVERVIEW]: website({
      channels: [
        { id: 'c1', name, slug: 'shop', address: '/livechat/shop', published: true, count: 12 },
      ],
    }),
  }),
  sees: ['Website'],
  empty: { answers: { [OVERVIEW]: website() }, sees: 'No channel yet.' },
});
