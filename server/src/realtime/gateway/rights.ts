import type { Core } from '@strapi/strapi';
import { RIGHTS_CHANGES } from '../../plugin/admins';
import { background, logFault } from '../../plugin/background';
import { coalesced } from '../../plugin/coalesced';
import { failureCode } from '../../plugin/errors';
import { emitEventInBackground, onEventEverywhere, onStrapiEvent } from '../../plugin/events';
import { service } from '../../plugin/service';
import { conversationOf, conversationRoom } from '../rooms';
import type { Gateway, OperatorSocket } from './namespaces';

/** Strapi tells of a logout before it has deleted the session. */
const SETTLING_MILLISECONDS = 500;

/** After any of these an operator may have lost the right to be here. */
const RECHECKED = ['admin.logout', ...RIGHTS_CHANGES];

/** What says that somebody is logged out or no longer permitted, and not just that asking failed. */
const REFUSED: readonly unknown[] = ['TOKEN_INVALID', 'TOKEN_EXPIRED', 'FORBIDDEN'];

/** Milliseconds until a look that failed is tried again, twice as many each time; after the last the task does it. */
const RETRY = { first: 1_000, tries: 5 };

/** Follows what operators may do; what is answered looks at them all anew. */
export function watchRights(strapi: Core.Strapi, gateway: Gateway): () => Promise<void> {
  const { sockets } = gateway.operators;
  const recheckAll = coalesced(() => recheck(strapi, [...sockets.values()]));
  const tell = (): void => {
    setTimeout(
      () => emitEventInBackground(strapi, 'livechat.rights.changed', {}),
      SETTLING_MILLISECONDS
    ).unref();
  };

  for (const name of RECHECKED) {
    onStrapiEvent(strapi, name, tell);
  }

  watchTokens(strapi, tell);

  // Strapi tells of a change on the node that made it; the operator may be connected to another.
  onEventEverywhere(strapi, 'livechat.rights.changed', recheckAll);
  onEventEverywhere(strapi, 'livechat.members.removed', ({ operators }) => {
    for (const socket of sockets.values()) {
      if (operators.includes(socket.data.operator.row)) {
        tellRights(socket);
      }
    }
  });

  return recheckAll;
}

/** Strapi has no news of tokens: its database tells. That one was used changes nothing. */
function watchTokens(strapi: Core.Strapi, tell: () => void): void {
  strapi.db.lifecycles.subscribe({
    models: ['admin::api-token', 'admin::api-token-permission'],
    afterDelete: tell,
    afterDeleteMany: tell,
    afterUpdate: ({ params }) => {
      if (!Object.hasOwn(Object(params.data), 'lastUsedAt')) {
        tell();
      }
    },
  });
}

/** Strapi's own session and permissions decide, for sockets that are open too. */
async function recheck(
  strapi: Core.Strapi,
  sockets: readonly OperatorSocket[],
  tries = 0
): Promise<void> {
  const failed: OperatorSocket[] = [];

  for (const socket of sockets.filter(({ connected }) => connected)) {
    try {
      await readmit(strapi, socket);
    } catch (error) {
      if (REFUSED.includes(failureCode(error))) {
        socket.disconnect(true);
      } else {
        // A hiccup of the database is nobody's fault.
        logFault(strapi, 'looking at a session', error);
        failed.push(socket);
      }
    }
  }

  if (failed.length > 0 && tries < RETRY.tries) {
    setTimeout(
      () => background(strapi, 'looking at sessions again', recheck(strapi, failed, tries + 1)),
      RETRY.first * 2 ** tries
    ).unref();
  }
}

/** An operator as of now: who may no longer read a conversation leaves it at once, and is told to forget it. */
async function readmit(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  const before = socket.data.may;

  Object.assign(socket.data, await service(strapi, 'realtime').readmitOperator(socket.data));

  const left = await leaveUnreadable(strapi, socket);
  const { may } = socket.data;

  if (left > 0 || may.size !== before.size || [...may].some((action) => !before.has(action))) {
    tellRights(socket);
  }
}

/** The console asks anew what it may show, and forgets the rest. */
const tellRights = (socket: OperatorSocket): void => {
  socket.emit('rights:changed', { actions: [...socket.data.may] });
};

/** Leaves what may no longer be read; answers how many conversations these are. */
async function leaveUnreadable(strapi: Core.Strapi, socket: OperatorSocket): Promise<number> {
  const joined = [...socket.rooms].flatMap((room) => conversationOf(room) ?? []);
  const readable = await service(strapi, 'conversations').readable(socket.data, joined);
  const left = joined.filter((one) => !readable.has(one));

  for (const conversation of left) {
    await socket.leave(conversationRoom(conversation));
  }

  return left.length;
}
