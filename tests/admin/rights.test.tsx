import { Console } from '../../admin/src/conversations/Console';
import { consoleStore } from '../../admin/src/conversations/store';
import { cleared, done, holds, shown } from './screen';
import { server } from './strapi-admin';

// No wire: what it would say is said to the desk.
jest.mock('../../admin/src/conversations/load-connection', () => ({
  loadConnection: () => () => undefined,
}));

const CHANNELS = '/livechat/admin/channels';

beforeEach(() => {
  server.answers = { [CHANNELS]: [], '/livechat/admin/operators/me': { id: '' } };
});

afterEach(async () => {
  await cleared();
  server.answers = {};
  server.permissionsRead = Promise.resolve();
});

it.each([
  ['are read', (end: Ends) => end.resolve()],
  ['cannot be read', (end: Ends) => end.reject(new Error('Failed to fetch'))],
])('asks anew for what is shown only when its new rights %s', async (_how, conclude) => {
  let end: Ends = { resolve: () => undefined, reject: () => undefined };
  const count = (): number => server.asked.filter(({ url }) => url === CHANNELS).length;

  jest.spyOn(console, 'warn').mockImplementation();
  server.permissionsRead = new Promise((resolve, reject) => {
    end = { resolve, reject };
  });
  server.asked.length = 0;
  await shown(<Console />);
  await holds(() => expect(count()).toBe(1));
  await done(() => consoleStore.dispatch({ type: 'rights-changed' }));
  await done(() => undefined);
  expect(count()).toBe(1);

  await done(() => conclude(end));
  await holds(() => expect(count()).toBe(2));
});

interface Ends {
  resolve: () => void;
  reject: (error: Error) => void;
}
