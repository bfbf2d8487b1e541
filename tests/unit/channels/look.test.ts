import { newChannel, type StoredChannel } from '../../../server/src/channels/channel';
import { lookFor } from '../../../server/src/channels/look';

const channel = (input: Partial<StoredChannel> = {}): StoredChannel => ({
  ...newChannel('Shop', 'shop'),
  id: 'abc',
  row: 1,
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
  expect(lookFor(channel({ texts, buttonText: 'Own' }), locale).buttonText).toBe(buttonText);
});

it('falls back text by text', () => {
  const look = lookFor(channel({ texts, inputPlaceholder: 'Own' }), 'fr-CA');

  expect(look).toMatchObject({
    buttonText: 'Une question, là ?',
    welcomeMessage: 'Bonjour',
    inputPlaceholder: 'Own',
  });
});

it('shows a visitor the look and nothing else', () => {
  expect(Object.keys(lookFor(channel(), 'en')).sort()).toEqual([
    'buttonBackground',
    'buttonColor',
    'buttonText',
    'consentText',
    'headerBackground',
    'headerColor',
    'imageUrl',
    'inputPlaceholder',
    'name',
    'slug',
    'welcomeMessage',
  ]);
});
