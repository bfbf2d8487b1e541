import { InviteDialog } from '../../admin/src/operators/InviteDialog';
import { TopNav } from '../../admin/src/ui/SideNav';
import { allByRole, byRole, cleared, clicked, holds, shown } from './screen';
import { server } from './strapi-admin';

beforeEach(() => {
  server.asked.length = 0;
  server.answers = {};
  server.failures = {};
});

afterEach(async () => {
  await cleared();
  jest.restoreAllMocks();
});

/** Where each entry of the row stands: one after another, 100 pixels wide, in a row that shows 390. */
function laidOut(this: Element): DOMRect {
  const at = this.parentElement ? [...this.parentElement.children].indexOf(this) : 0;

  return this.tagName === 'NAV' ? new DOMRect(0, 0, 390, 40) : new DOMRect(100 * at, 0, 100, 40);
}

it('brings the page that is open into sight in the row above it, and moves nothing else', async () => {
  const moved = jest.spyOn(Element.prototype, 'scrollBy').mockImplementation();

  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(laidOut);
  await shown(<TopNav />, '/plugins/livechat/profile');

  const entries = allByRole('link').map(({ textContent }) => textContent);

  expect(moved.mock.calls).toEqual([[{ left: 100 * entries.indexOf('My profile') + 50 - 195 }]]);
  expect(moved.mock.contexts[0]).toBe(byRole('navigation', 'Live Chat'));
});

it('has every role in sight where an operator is invited, and says which cannot answer', async () => {
  server.answers = {
    '/livechat/admin/operators/roles': [
      { id: 1, name: 'Super Admin', canAnswer: true },
      { id: 2, name: 'Editor', canAnswer: false },
      { id: 3, name: 'Livechat operator', canAnswer: true },
    ],
  };
  await shown(<InviteDialog onInvited={() => undefined} onClose={() => undefined} />);
  await holds(() => expect(allByRole('checkbox')).toHaveLength(3));

  const [admin, editor, operator] = allByRole('checkbox');

  if (!admin || !editor || !operator) {
    throw new Error('There are three');
  }

  await clicked(editor);
  await holds(() => expect(document.body.textContent).toContain('cannot answer'));
  await clicked(editor);
  await clicked(operator);
  expect([admin, editor, operator].map(({ ariaChecked }) => ariaChecked)).toEqual([
    'false',
    'false',
    'true',
  ]);
});
