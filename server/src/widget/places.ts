/** Where a server has the pages and the content API, as paths of its own. */
export interface ServerPaths {
  /** `/livechat` */
  basePath: string;
  /** `/api/livechat` */
  apiPath: string;
}

/**
 * What a served loader knows without asking, in the form of LOADER_PLACES. The API is named from
 * where the loader is, so that whatever a proxy puts in front of both stays in front of both.
 */
export function placesFor({ basePath, apiPath }: ServerPaths): string {
  const up = '../'.repeat(basePath.split('/').length - 1);

  return [up + apiPath.slice(1), `${basePath}/widget.js`].map(inScript).join(' ');
}

/** As an address, which no quote in a script can end. */
const inScript = (path: string): string => encodeURI(path).replaceAll("'", '%27');
