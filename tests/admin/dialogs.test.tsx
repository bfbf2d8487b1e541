import { newDraft } from '../../admin/src/channels/draft';
import { FormMenu } from '../../admin/src/channels/FormMenu';
import { WidgetTab } from '../../admin/src/channels/WidgetTab';
import { HappyWidget } from '../../admin/src/home/HappyWidget';
import { LowRatingsWidget } from '../../admin/src/home/LowRatingsWidget';
import { AddDialog } from '../../admin/src/operators/AddDialog';
import { InviteDialog } from '../../admin/src/operators/InviteDialog';
import { useRefreshMutation } from '../../admin/src/plugin/api';
import type { Channel } from '../../shared/channels';
import { byRole, cleared, clicked, done, holds, pressed, shown } from './screen';
import { server } from './strapi-admin';

/** What holds for parts of pages as for pages: nothing is called empty that did not come. */
const GONE = { name: 'TypeError', message: 'Failed to fetch' };
const CANDIDATES = '/livechat/admin/operators/candidates';
const ROLES = '/livechat/admin/operators/roles';
const SNIPPET = '/livechat/admin/widget/c1';

const text = (): string => document.body.textContent ?? '';
const nothing = (): void => undefined;

const channel: Channel = {
  ...newDraft(null).channel,
  id: 'c1',
  name: 'Shop',
  slug: 'shop',
  imageUrl: null,
  ratingsPublished: false,
  site: true,
};

beforeEach(() => {
  server.asked.length = 0;
  server.failures = {};
  server.answers = {};
});

afterEach(async () => {
  await cleared();
  server.failures = {};
});

const PARTS: [string, string, JSX.Element, unknown, string][] = [
  [
    'colleagues to add',
    CANDIDATES,
    <AddDialog key="add" members={[]} onAdd={nothing} onClose={nothing} />,
    [{ user: 7, fullName: 'Ana Pop', chatName: null }],
    'Ana Pop',
  ],
  [
    'roles of who is invited',
    ROLES,
    <InviteDialog key="invite" onInvited={nothing} onClose={nothing} />,
    [{ id: 1, name: 'Author', canAnswer: true }],
    'Author',
  ],
  [
    'the code for a site',
    SNIPPET,
    <WidgetTab key="widget" channel={channel} />,
    { script: '<script src="/livechat/widget.js">', supportUrl: 'https://shop.example/livechat' },
    'widget.js',
  ],
];

it.each(PARTS)('%s that do not come say why, and are asked for again', async (_name, ...part) => {
  const [address, element, answer, sees] = part;

  server.failures = { [address]: GONE };
  await shown(element);
  await holds(() => expect(text()).toContain('The server cannot be reached'));
  expect(text()).not.toContain('Nobody found');

  server.failures = {};
  server.answers[address] = answer;
  await clicked(byRole('button', 'Try again'));

  await holds(() => expect(document.body.innerHTML).toContain(sees));
  expect(text()).not.toContain('The server cannot be reached');
});

it('asks before a channel is deleted without claiming that it has no conversations', async () => {
  const counts = '/livechat/admin/conversations/counts';

  server.permissions = ['channels.read', 'channels.delete'];
  server.failures = { [counts]: GONE };
  await shown(<FormMenu channel={channel} isFree={{ current: false }} />);
  await pressed(byRole('button', 'More actions'), 'Enter');
  await holds(() => byRole('menuitem', 'Delete channel'));
  await clicked(byRole('menuitem', 'Delete channel'));

  await holds(() => expect(text()).toContain('with its rules and all its conversations?'));
});

function Anew(): JSX.Element {
  const [refresh] = useRefreshMutation();

  return (
    <button type="button" onClick={() => refresh()}>
      Ask anew
    </button>
  );
}

const HOME: typeof PARTS = [
  [
    'how happy customers are',
    '/livechat/admin/ratings/trend',
    <HappyWidget key="happy" />,
    { days: 7, count: 4, happy: 75, before: { count: 0, happy: null }, points: [] },
    '75%',
  ],
  [
    'who was not satisfied',
    '/livechat/admin/ratings',
    <LowRatingsWidget key="low" />,
    { ratings: [], total: 0, page: 1, pageSize: 5 },
    'Every low rating is handled',
  ],
];

it.each(HOME)('on the home page %s stays when asking anew fails', async (_name, ...part) => {
  const [address, element, answer, sees] = part;

  server.answers[address] = answer;
  await shown(
    <>
      <Anew />
      {element}
    </>
  );
  await holds(() => expect(text()).toContain(sees));
  server.failures = { [address]: GONE };
  await clicked(byRole('button', 'Ask anew'));
  await holds(() => expect(server.asked.filter(({ url }) => url === address)).toHaveLength(2));
  await done(nothing);

  expect(text()).toContain(sees);
});
