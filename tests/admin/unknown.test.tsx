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
