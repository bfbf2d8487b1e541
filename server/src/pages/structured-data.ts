import type { PublicChannel } from '../../../shared/pages';

/** What a channel may be said to be when its figures are marked up for search engines. */
export const STRUCTURED_TYPES = ['Organization', 'LocalBusiness', 'Service', 'Product'] as const;

/** One of schema.org's types an AggregateRating may belong to. */
export type StructuredType = (typeof STRUCTURED_TYPES)[number];

/**
 * schema.org's AggregateRating of a channel as JSON-LD, of all its visible ratings; null while figures are
 * withheld and for a part of the time, which is not what search engines take it for.
 */
export function structuredData(channel: PublicChannel, type: StructuredType): string | null {
  const { name, description, metrics } = channel;

  if (metrics.average === null || metrics.period !== 'all') {
    return null;
  }

  return safeInScript({
    '@context': 'https://schema.org',
    '@type': type,
    name,
    ...(description && { description }),
    aggregateRating: {
      '@type': 'AggregateRating',
      ratingValue: metrics.average,
      bestRating: 5,
      worstRating: 1,
      ratingCount: metrics.count,
    },
  });
}

/** Nothing in it can end the script it stands in. */
const safeInScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c');
