import { structuredData } from '../../../server/src/pages/structured-data';
import type { PublicChannel } from '../../../shared';

const channel = (some: Partial<PublicChannel['metrics']> = {}): PublicChannel => ({
  slug: 'shop',
  name: 'Shop </script>',
  description: null,
  imageUrl: null,
  metrics: {
    period: 'all',
    count: 8,
    shares: { satisfied: 50, okay: 25, dissatisfied: 25 },
    average: 3.5,
    mood: 3,
    minimum: 5,
    ...some,
  },
  faces: [],
  membersOf: 0,
  members: [{ name: 'Ada', pictureUrl: null, count: 0, shares: null }],
});

const read = (json: string | null) => (json === null ? null : JSON.parse(json));

it('is schema.org’s AggregateRating of the faces’ average, on their own scale', () => {
  expect(read(structuredData(channel(), 'Organization'))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Organization',
    name: 'Shop </script>',
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: 3.5,
      bestRating: 5,
      worstRating: 1,
      ratingCount: 8,
    },
  });
});

it('is nothing while figures are withheld, and for a part of the time', () => {
  expect(
    structuredData(channel({ shares: null, count: null, average: null, mood: null }), 'Service')
  ).toBeNull();
  expect(structuredData(channel({ period: '30' }), 'Service')).toBeNull();
});

it('cannot end the script it stands in', () => {
  expect(structuredData(channel(), 'Product')).not.toContain('</script');
});
