import { appearanceFor } from '../../../server/src/channels/appearance';
import { newChannel, type StoredChannel } from '../../../server/src/channels/channel';
import { toId, toRow } from '../../../server/src/plugin/database/ids';

const channel = (input: Partial<StoredChannel> = {}): StoredChannel => ({
  ...newChannel('Shop', 'shop'),
  id: toId('abc'),
  row: toRow(1),
  imageUrl: null,
  ratingsPublished: false,
  formerSlugs: [],
  site: true,
  ...input,
});

const texts = {
  fr: { buttonText: 'Une question ?', welcomeMessage: 'Bonjour' },
  'fr-CA': { buttonText: 'Une question, là ?' },
  'pt-BR': { buttonText: 'Dúvidas?' },
};

it.each([
  ['fr', 'Une question ?'],
  ['fr-FR', 'Une question ?'],
  ['fr-CA', 'Une question, là ?'],
  ['FR-ca', 'Une question, là ?'],
  ['fr_CA', 'Une question, là ?'],
  ['pt', 'Dúvidas?'],
  ['pt-PT', 'Dúvidas?'],
  ['de', 'Own'],
  ['', 'Own'],
  ['not a tag!', 'Own'],
  ['__proto__', 'Own'],
])('reads %j as %j', (locale, buttonText) => {
  expect(appearanceFor(channel({ texts, buttonText: 'Own' }), locale).buttonText).toBe(buttonText);
});

it('falls back text by text', () => {
  const appearance = appearanceFor(channel({ texts, inputPlaceholder: 'Own' }), 'fr-CA');

  expect(appearance).toMatchObject({
    buttonText: 'Une question, là ?',
    welcomeMessage: 'Bonjour',
    inputPlaceholder: 'Own',
  });
});

it('shows a visitor the look and nothing else', () => {
  expect(Object.keys(appearanceFor(channel(), 'en')).sort()).toEqual([
    'buttonBackground',
    'buttonColor',
    'buttonText',
    'consent',
    'headerBackground',
    'headerColor',
    'imageUrl',
    'inputPlaceholder',
    'name',
    'slug',
    'welcomeMessage',
  ]);
});

it('shows the addresses in a consent text as links, and nothing of it as anything else', () => {
  const consentText = 'See https://shop.example/privacy (or <b>ask</b> us@shop.example).';

  expect(appearanceFor(channel({ consentText }), 'en').consent).toEqual([
    { text: 'See ' },
    { text: 'https://shop.example/privacy', href: 'https://shop.example/privacy' },
    { text: ' (or <b>ask</b> ' },
    { text: 'us@shop.example', href: 'mailto:us@shop.example' },
    { text: ').' },
  ]);
  expect(appearanceFor(channel({ consentText: null }), 'en').consent).toEqual([]);
});
