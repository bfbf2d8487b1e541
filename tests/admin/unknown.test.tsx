import { Route, Routes } from 'react-router-dom';
import { App } from '../../admin/src/App';
import { byRole, cleared, holds, shown } from './screen';
import { server } from './strapi-admin';

const text = (): string => document.body.textContent ?? '';

beforeEach(() => {
  server.answers = {};
  server.permissions = ['channels.read', 'ratings.read-all', 'conversations.answer'];
});

afterEach(async () => {
  server.failures = {};
  await cleared();
});

it.each([
  ['/channels/nothing', 'There is no such channel', 'Go to the channels', '/channels'],
  ['/ratings/nothing', 'There is no such rating', 'To all ratings', '/ratings'],
  ['/elsewhere/at/all', 'There is no such page', 'To the start of Livechat', ''],
])('%s says what it is not, and leads on', async (address, sentence, way, to) => {
  server.failures = {
    '/livechat/admin/channels/nothing': { status: 404, details: { code: 'CHANNEL_UNKNOWN' } },
    '/livechat/admin/ratings/nothing': { status: 404, details: { code: 'RATING_UNKNOWN' } },
  };
  await shown(
    <Routes>
      <Route path="/plugins/livechat/*" element={<App />} />
    </Routes>,
    `/plugins/livechat${address}`
  );

  await holds(() => expect(text()).toContain(sentence));
  expect(byRole('link', way).getAttribute('href')).toBe(`/plugins/livechat${to}`);
});

it('a rating that cannot be read for now is not said to be unknown, and may be asked for again', async () => {
  server.failures = {
    '/livechat/admin/ratings/one': { name: 'TypeError', message: 'Failed to fetch' },
  };
  await shown(
    <Routes>
      <Route path="/plugins/livechat/*" element={<App />} />
    </Routes>,
    '/plugins/livechat/ratings/one'
  );

  await holds(() => expect(text()).toContain('The server cannot be reached'));
  expect(text()).not.toContain('There is no such rating');
  expect(byRole('button', 'Try again')).toBeDefined();
});
