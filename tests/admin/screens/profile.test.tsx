import type { Operator } from '../../../shared/operators';
import { describeScreen } from '../states';

const ME = '/livechat/admin/operators/me';

const me = (chatName: string): Operator => ({
  id: 'o1',
  user: 1,
  chatName,
  publicName: chatName,
  fullName: 'Ana Pop',
  languages: ['en'],
  country: null,
  conversationLimit: null,
  busy: false,
  pictureUrl: null,
});

describeScreen('one’s own profile', {
  address: '/profile',
  permissions: [],
  asks: ME,
  full: (name) => ({ [ME]: me(name) }),
  sees: ['My profile', 'Save'],
  empty: null,
  isNameInField: true,
});
