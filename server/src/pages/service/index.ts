import type { Core } from '@strapi/strapi';
import { remembered } from '../../plugin/nodes/remembered';
import { readVersions } from './content';
import { editing } from './editor';
import { placing } from './place';
import { answering } from './public';
import { website } from './website';

/** The public pages: what everybody sees, and what those see who edit or publish it. */
export function createPages({ strapi }: { strapi: Core.Strapi }) {
  const published = remembered(strapi, ['livechat.page.changed'], () =>
    readVersions(strapi, 'published')
  );
  const places = placing(strapi);
  const { placeFor } = places;
  const pages = { placeFor, published: () => published.get() };

  return {
    style: places.style,
    sources: places.sources,
    placeFor: places.wholePlaceFor,
    ...answering(strapi, pages),
    ...editing(strapi, pages),
    ...website(strapi, pages),
  };
}
