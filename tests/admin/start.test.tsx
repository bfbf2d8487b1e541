import { useLocation } from 'react-router-dom';
import { Known, Start } from '../../admin/src/Start';
import { cleared, holds, shown } from './screen';
import { server } from './strapi-admin';

const ListPosition = (): JSX.Element => <p>{useLocation().pathname}</p>;

const text = (): string => document.body.textContent ?? '';

const page = (
  <div>
    <Known>
      <Start />
    </Known>
    <ListPosition />
  </div>
);

afterEach(async () => {
  await cleared();
  server.isLoading = false;
  server.permissions = ['conversations.answer', 'conversations.read-all', 'channels.read'];
});

it('sends nobody anywhere before it is known what they may do', async () => {
  server.isLoading = true;
  server.permissions = [];

  const draw = await shown(page, '/');

  expect(text()).not.toMatch(/channels|reports/);

  server.isLoading = false;
  server.permissions = ['conversations.answer'];
  await draw(<div>{page}</div>);

  await holds(() => expect(text()).toContain('/channels'));
});

it.each([
  ['channels.read', '/channels'],
  ['ratings.read-own', '/ratings'],
  ['reports.read', '/reports/conversations'],
  ['conversations.answer', '/channels'],
  ['conversations.read-all', '/profile'],
  [null, '/profile'],
])('begins for %s where there is something to see', async (permission, path) => {
  server.permissions = permission === null ? [] : [permission];
  await shown(page, '/');

  await holds(() => expect(text()).toContain(path));
});
