import fc from 'fast-check';
import { formerSlugs, freeSlug, slugProblem, withSlug } from '../../../server/src/channels/slug';
import { CHANNEL_LIMITS } from '../../../shared/channels';
import { NASTY_TEXTS } from '../../support/nasty';

it.each([
  ['Website', 'website'],
  ['Été à la plage', 'ete-a-la-plage'],
  ['Ștefan & Co.', 'stefan-co'],
  ['  --Sales--  ', 'sales'],
  ['Level 2', 'level-2'],
  ['漢字', 'channel'],
  ['…', 'channel'],
  ['Site', 'site-2'],
])('makes %j into %j', (name, slug) => {
  expect(freeSlug(name, new Set())).toBe(slug);
});

it('counts on until a slug is free', () => {
  expect(freeSlug('Shop', new Set(['shop', 'shop-2']))).toBe('shop-3');
});

it('makes a slug that may be saved, whatever the name', () => {
  const names = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...NASTY_TEXTS));

  fc.assert(
    fc.property(names, fc.array(names), (name, others) => {
      const used = new Set(others.map((other) => freeSlug(other, new Set())));
      const slug = freeSlug(name, used);

      expect(slugProblem(slug)).toBeNull();
      expect(slug.length).toBeLessThanOrEqual(CHANNEL_LIMITS.slug);
      expect(used).not.toContain(slug);
    })
  );
});

it.each(['Shop', 'my shop', '-shop', 'shop-', 'a--b', 'été', 'a/b', '', '..'])(
  'refuses the slug %j',
  (slug) => {
    expect(slugProblem(slug)).toBe('may have small letters, digits and single hyphens only');
  }
);

it('keeps the word that means the channel of the site', () => {
  expect(slugProblem('site')).toBe('is a word the plugin keeps for itself');
});

describe('a slug that was changed', () => {
  const shop = { slug: 'store', formerSlugs: ['shop', 'kiosk'] };
  const other = { slug: 'kiosk', formerSlugs: [] };

  it.each([
    ['store', shop],
    ['shop', shop],
    ['kiosk', other],
    ['__proto__', undefined],
    ['', undefined],
  ])('%j leads to whoever has it, else to whoever had it', (slug, channel) => {
    expect(withSlug([shop, other], slug)).toBe(channel);
  });

  it('is remembered once, the last first, and forgotten when it is taken again', () => {
    expect(formerSlugs(shop, 'boutique')).toEqual(['store', 'shop', 'kiosk']);
    expect(formerSlugs(shop, 'shop')).toEqual(['store', 'kiosk']);
    expect(formerSlugs(shop, 'store')).toEqual(['shop', 'kiosk']);
  });

  it('does not remember for ever', () => {
    const many = Array.from({ length: 30 }, (_, index) => `name-${index}`);

    expect(formerSlugs({ slug: 'last', formerSlugs: many }, 'next')).toHaveLength(20);
  });
});
