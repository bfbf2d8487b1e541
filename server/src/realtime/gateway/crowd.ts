import type { Core } from '@strapi/strapi';
import { configOf } from '../../plugin/config';
import { failure } from '../../plugin/errors';
import { createReport } from '../../plugin/nodes/limits';
import type { Client } from '../../visitors/address';
import { createConnections } from '../connections';

/** Seconds after which there may be room again. */
const ROOM_AGAIN = 30;

/** The connections that are open on this node. */
export interface Crowd {
  /** Counts one until what is answered is called. */
  enter: (client: Client) => () => void;
  /** Throws `CONNECTIONS_FULL` where there are more than the configuration allows. */
  check: (client: Client) => void;
  /** Whether there are so many that one more is not even told so. */
  isOverrun: (client: Client) => boolean;
}

export function createCrowd(strapi: Core.Strapi): Crowd {
  const { openConnectionsPerIp, openConnections, siteFactor } = configOf(strapi).limits;
  const report = createReport(strapi);
  const connections = createConnections({
    network: openConnectionsPerIp,
    site: openConnectionsPerIp * siteFactor,
    all: openConnections,
  });

  return {
    enter: ({ network }) => connections.enter(network),
    check({ network }) {
      const ceiling = connections.exceeded(network);

      if (ceiling !== null) {
        report(
          ceiling === 'all' ? 'openConnections' : 'openConnectionsPerIp',
          ceiling === 'site' ? 'site' : 'one'
        );

        throw failure('CONNECTIONS_FULL', { retryAfter: ROOM_AGAIN });
      }
    },
    // Those above the ceiling leave when they have been told, or soon after.
    isOverrun: ({ network }) => connections.exceeded(network, 2) !== null,
  };
}
