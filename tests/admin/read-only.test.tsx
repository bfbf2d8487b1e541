import { draftOf, newDraft } from '../../admin/src/channels/draft';
import { Editable } from '../../admin/src/channels/Editable';
import { OptionsTab } from '../../admin/src/channels/OptionsTab';
import type { ChannelForm } from '../../admin/src/channels/use-channel-form';
import { MembersTab } from '../../admin/src/operators/MembersTab';
import { RulesTab } from '../../admin/src/rules/RulesTab';
import type { Channel } from '../../shared/channels';
import { allByRole, cleared, shown } from './screen';
import { server } from './strapi-admin';

/** What somebody sees of a channel's form who may read channels and not change them. */

const channel: Channel = {
  ...newDraft(null).channel,
  id: 'ch1',
  name: 'Shop',
  slug: 'shop',
  imageUrl: null,
  ratingsPublished: true,
  site: true,
  texts: { fr: { buttonText: 'Une question ?' } },
  allowedOrigins: ['https://shop.example'],
  businessHours: {
    timeZone: 'Europe/Paris',
    week: { monday: [{ from: '09:00', to: '17:00' }] },
    exceptions: { '2026-12-31': [] },
  },
};

const form = (isReadOnly: boolean): ChannelForm => ({
  draft: {
    ...draftOf({ channel, rules: [], members: [] }),
    members: [{ user: 1, fullName: 'Ana Pop' }],
    rules: [
      {
        key: 'r1',
        action: 'show',
        pattern: '^/shop',
        countries: [],
        openAfterSeconds: 10,
        chatbot: null,
        onlyIfNoOperator: false,
      },
    ],
  },
  errors: {},
  refusals: 0,
  isChanged: false,
  isSaving: false,
  isReadOnly,
  set: () => undefined,
  change: () => undefined,
  save: async () => ({ fault: null }),
});

const screen = (isReadOnly: boolean): JSX.Element => {
  const shared = { form: form(isReadOnly) };

  return (
    <Editable {...shared}>
      <OptionsTab {...shared} imageUrl={null} />
      <MembersTab {...shared} />
      <RulesTab {...shared} channel={null} />
    </Editable>
  );
};

const live = (selector: string): Element[] =>
  [...document.querySelectorAll(selector)].filter((one) => !one.matches(':disabled'));

beforeEach(() => {
  server.permissions = ['channels.read'];
});

afterEach(cleared);

it('can type nowhere, and press nothing that would be lost', async () => {
  await shown(screen(true));

  expect(live('input, textarea, select')).toEqual([]);
  expect(
    live('button')
      .filter((one) => one.getAttribute('role') !== 'tab')
      .map((one) => one.outerHTML)
  ).toEqual([]);
});

it('can look at every language all the same', async () => {
  await shown(screen(true));

  const french = allByRole('tab').find(({ textContent }) => textContent === 'French');

  expect(french?.matches(':disabled')).toBe(false);
});

it('is a form for whoever may change it', async () => {
  await shown(screen(false));

  expect(live('input, textarea').length).toBeGreaterThan(10);
  expect(allByRole('button', 'Create rule')).toHaveLength(1);
});
