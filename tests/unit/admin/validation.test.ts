import { newDraft } from '../../../admin/src/channels/draft';
import { problemsOf, tabOf } from '../../../admin/src/channels/validation';
import type { ChannelInput } from '../../../shared/channels';

const input = (parts: Partial<ChannelInput> = {}): ChannelInput => ({
  ...newDraft(null).channel,
  name: 'Shop',
  slug: 'shop',
  ...parts,
});
const hours = (parts: object): ChannelInput['businessHours'] => ({
  timeZone: 'Europe/Paris',
  week: {},
  exceptions: {},
  ...parts,
});

it('finds nothing wrong with the defaults', () => {
  expect(problemsOf(input())).toEqual({});
});

it.each<[Partial<ChannelInput>, Record<string, string>]>([
  [{ name: '  ' }, { name: 'required' }],
  [{ name: 'x'.repeat(101) }, { name: 'too-long' }],
  [{ name: '😀'.repeat(100) }, {}],
  [{ name: '😀'.repeat(101) }, { name: 'too-long' }],
  [{ slug: '' }, { slug: 'required' }],
  [{ slug: 'Not A Slug' }, { slug: 'slug' }],
  [{ slug: 'a--b' }, { slug: 'slug' }],
  [{ slug: 'site' }, { slug: 'slug' }],
  [{ welcomeMessage: '' }, { welcomeMessage: 'required' }],
  [{ description: 'x'.repeat(2_001) }, { description: 'too-long' }],
  [{ buttonColor: 'red' }, { buttonColor: 'color' }],
  [{ headerColor: '#12345' }, { headerColor: 'color' }],
  [{ allowedOrigins: ['https://a.example', 'a.example'] }, { 'allowedOrigins.1': 'origin' }],
  [{ allowedOrigins: ['https://a.example/path'] }, { 'allowedOrigins.0': 'origin' }],
  [{ texts: { fr: { buttonText: 'x'.repeat(501) } } }, { 'texts.fr.buttonText': 'too-long' }],
  [{ texts: { '!': {} } }, { 'texts.!': 'language' }],
  [{ ask: { enabled: true, withoutReply: false, everyDays: -1 } }, { 'ask.everyDays': 'number' }],
  [
    { businessHours: hours({ timeZone: 'Mars/Olympus' }) },
    { 'businessHours.timeZone': 'time-zone' },
  ],
  [
    { businessHours: hours({ week: { monday: [{ from: '17:00', to: '09:00' }] } }) },
    { 'businessHours.week.monday': 'slots' },
  ],
  [
    {
      businessHours: hours({
        week: {
          monday: [
            { from: '09:00', to: '12:00' },
            { from: '11:00', to: '13:00' },
          ],
        },
      }),
    },
    { 'businessHours.week.monday': 'slots' },
  ],
  [
    { businessHours: hours({ week: { monday: [{ from: '', to: '13:00' }] } }) },
    { 'businessHours.week.monday': 'slots' },
  ],
  [
    { businessHours: hours({ exceptions: { '2026-13-01': [] } }) },
    { 'businessHours.exceptions.2026-13-01': 'day' },
  ],
])('says what is wrong with %j', (parts, problems) => {
  expect(problemsOf(input(parts))).toEqual(problems);
});

it('accepts a day that ends at midnight, and one without a slot', () => {
  const businessHours = hours({
    week: { friday: [{ from: '20:00', to: '24:00' }], sunday: [] },
    exceptions: { '2026-12-25': [] },
  });

  expect(problemsOf(input({ businessHours }))).toEqual({});
});

it.each([
  ['rules.3.pattern', 'rules'],
  ['users.0', 'operators'],
  ['texts.fr.buttonText', 'options'],
  ['name', 'options'],
])('finds %s on the tab %s', (path, tab) => {
  expect(tabOf(path)).toBe(tab);
});
