import { registrationUrl } from '../../../admin/src/operators/registration';

it.each([
  ['/admin/plugins/livechat/channels/c1', '/admin'],
  ['/admin/plugins/livechat', '/admin'],
  ['/cms/admin/plugins/livechat/channels/new', '/cms/admin'],
  ['/plugins/livechat/dashboard/plugins/livechat/channels/c1', '/plugins/livechat/dashboard'],
  ['/plugins/livechat', ''],
])('invites from %s to the panel at “%s”', (pathname, panel) => {
  expect(registrationUrl({ origin: 'https://site.example', pathname }, 'a+b')).toBe(
    `https://site.example${panel}/auth/register?registrationToken=a%2Bb`
  );
});
