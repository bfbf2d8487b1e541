import { act } from 'react';
import { ConversationMenu } from '../../admin/src/conversations/ConversationMenu';
import { PAGE_TYPE } from '../../admin/src/pages/links';
import { usePreviewSession } from '../../admin/src/pages/use-preview-session';
import { VersionList } from '../../admin/src/pages/VersionList';
import { TryRule } from '../../admin/src/rules/TryRule';
import { Failed } from '../../admin/src/ui/Failed';
import { allByRole, byRole, cleared, clicked, done, holds, pressed, shown } from './screen';
import { server } from './strapi-admin';

const GONE = { name: 'TypeError', message: 'Failed to fetch' };
const PREVIEW = '/livechat/admin/pages/preview';
const SESSION = '/livechat/admin/previews/session';

beforeEach(() => {
  server.asked.length = 0;
  server.toasts.length = 0;
  server.answers = {};
  server.failures = {};
});

afterEach(async () => {
  await cleared();
  jest.useRealTimers();
});

it('says that the server cannot be reached, in words of ours', async () => {
  server.failures = { '/livechat/admin/rules/c1/try': GONE };

  await shown(<TryRule channel="c1" rules={[]} />);
  await clicked(byRole('button', 'Try'));

  await holds(() =>
    expect(server.toasts).toEqual([
      {
        type: 'danger',
        message: 'The server cannot be reached. Check your connection and try again.',
      },
    ])
  );
});

it('shows that it is asking again, for a second failure looks like the first', async () => {
  let answer = (): void => undefined;
  const asking = new Promise<void>((resolve) => {
    answer = resolve;
  });

  await shown(<Failed error={GONE} onRetry={() => asking} />);
  await clicked(byRole('button', 'Try again'));
  expect(allByRole('button').map((button) => button.ariaDisabled)).toEqual(['true']);

  await done(answer);
  await holds(() => expect(byRole('button', 'Try again').ariaDisabled).not.toBe('true'));
});

it('says so where the browser refuses notifications', async () => {
  Object.assign(window, {
    Notification: { permission: 'default', requestPermission: async () => 'denied' },
  });

  await shown(<ConversationMenu id="c1" />);
  await pressed(byRole('button', 'More about this conversation'), 'Enter');
  await holds(() => byRole('menuitem', 'Allow notifications'));
  await clicked(byRole('menuitem', 'Allow notifications'));

  await holds(() => expect(server.toasts[0]?.message).toContain('does not allow notifications'));
});

describe('a preview', () => {
  const versions = [{ locale: null, title: 'Livechat', state: 'draft' as const }];

  beforeEach(() => {
    server.rights = [{ action: 'plugin::content-manager.explorer.read', subject: PAGE_TYPE }];
  });

  it('gives its address where the browser lets no tab open', async () => {
    window.open = () => null;
    server.answers = { [PREVIEW]: { url: '/livechat?preview=x' } };
    await shown(<VersionList versions={versions} />);
    await clicked(byRole('button', 'Preview'));

    await holds(() => expect(server.toasts[0]?.link?.url).toContain('/livechat?preview=x'));
  });

  it('closes the tab that waited for it, and says why', async () => {
    const close = jest.fn();

    window.open = () => ({ close }) as unknown as Window;
    server.failures = { [PREVIEW]: GONE };
    await shown(<VersionList versions={versions} />);
    await clicked(byRole('button', 'Preview'));

    await holds(() => expect(server.toasts[0]?.message).toContain('cannot be reached'));
    expect(close).toHaveBeenCalled();
  });
});

function Passing(): null {
  usePreviewSession();

  return null;
}

it('asks for the preview session again, sooner after one that failed', async () => {
  const count = (): number => server.asked.filter(({ url }) => url === SESSION).length;
  const minutes = (many: number): Promise<void> =>
    act(() => jest.advanceTimersByTimeAsync(many * 60_000));

  jest.useFakeTimers();
  server.failures = { [SESSION]: GONE };
  await shown(<Passing />);
  await minutes(2.5);
  expect(count()).toBe(3);

  server.failures = {};
  server.answers = { [SESSION]: {} };
  await minutes(1);
  expect(count()).toBe(4);
  await minutes(19);
  expect(count()).toBe(4);
});
