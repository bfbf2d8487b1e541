import type { Core } from '@strapi/strapi';

interface WithExtension {
  service: (name: 'extension') => Extension;
}

interface Extension {
  shadowCRUD: (uid: string) => { disable: () => void };
}

/**
 * GraphQL offers every content type it finds, private conversations included. Ours are left out;
 * a site that wants one builds it with GraphQL's own extension service.
 */
export function hideFromGraphql(strapi: Core.Strapi, contentTypes: readonly string[]): void {
  const graphql: WithExtension | undefined = Object(strapi.plugins).graphql;
  const extension = graphql?.service('extension');

  for (const name of contentTypes) {
    extension?.shadowCRUD(`plugin::livechat.${name}`).disable();
  }
}
