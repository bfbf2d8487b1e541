import { PictureField } from '../../admin/src/operators/PictureField';
import type { Operator } from '../../shared/operators';
import { byRole, cleared, clicked, done, holds, shown } from './screen';
import { server } from './strapi-admin';

const ana: Operator = {
  id: 'o1',
  user: 1,
  chatName: null,
  languages: [],
  country: null,
  conversationLimit: null,
  busy: false,
  publicName: 'Ana',
  fullName: 'Ana Pop',
  pictureUrl: null,
};

const text = (): string => document.body.textContent ?? '';

async function chosen(file: File): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');

  await done(() => {
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

beforeEach(() => {
  server.asked.length = 0;
  server.toasts.length = 0;
  server.answers = {};
});

afterEach(cleared);

it('shows initials where there is no picture, and nothing to remove', async () => {
  await shown(<PictureField operator={ana} isMine />);

  // The avatar waits a moment for a picture before it shows them.
  await holds(() => expect(text()).toContain('A'));
  expect(text()).not.toContain('Remove');
});

it('uploads what was chosen for who is shown, and says so', async () => {
  server.answers = { '/livechat/admin/operators/o1/picture': ana };

  await shown(<PictureField operator={ana} isMine={false} />);
  await chosen(new File(['x'], 'face.png'));

  await holds(() =>
    expect(server.toasts).toEqual([{ type: 'success', message: 'Picture changed' }])
  );
  expect(server.asked.map(({ url }) => url)).toEqual(['/livechat/admin/operators/o1/picture']);
});

it('says beside the field why a file was refused', async () => {
  await shown(<PictureField operator={ana} isMine />);
  await chosen(new File(['x'], 'face.png'));

  await holds(() => expect(text()).toMatch(/does not exist|went wrong/));
  expect(server.toasts).toEqual([]);
});

it('removes it', async () => {
  server.answers = { '/livechat/admin/operators/me/picture': ana };

  await shown(
    <PictureField operator={{ ...ana, pictureUrl: '/livechat/picture/a.webp' }} isMine />
  );
  await clicked(byRole('button', 'Remove'));

  await holds(() => expect(server.toasts).toHaveLength(1));
});
