import type { Core } from '@strapi/strapi';
import { mayListAll } from '../../conversations/visibility';
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

/** Looks at what all operators may do, one round after another. */
interface Rounds {
  recheckAll: () => Promise<void>;
  /** Looks no more by itself. */
  stop: () => void;
}

/** Follows what operators may do. */
export function watchRights(strapi: Core.Strapi, gateway: Gateway): Rounds {
  const { sockets } = gateway.operators;
  const rounds = createRounds(strapi, () => [...sockets.values()]);
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
  onEventEverywhere(strapi, 'livechat.rights.changed', rounds.recheckAll);
  onEventEverywhere(strapi, 'livechat.members.removed', ({ operators }) => {
    for (const socket of sockets.values()) {
      if (operators.includes(socket.data.operator.row)) {
        tellRights(socket);
      }
    }
  });

  return rounds;
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

/**
 * No two rounds at once: the one that asked first may be answered last, and would give back what was
 * lost in between. So what failed is tried again by a round of its own.
 */
function createRounds(strapi: Core.Strapi, sockets: () => readonly OperatorSocket[]): Rounds {
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const clear = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  // A round that is under way when Strapi closes fails, with the database; it is not tried again.
  const stop = (): void => {
    isOver = true;
    clear();
  };
  const tryAgain = (): void => {
    timer = undefined;
    tries += 1;
    background(strapi, 'looking at sessions again', recheckAll());
  };
  const recheckAll = coalesced(async () => {
    if (await recheck(strapi, sockets())) {
      clear();
      tries = 0;
    } else if (!isOver && tries < RETRY.tries) {
      timer ??= setTimeout(tryAgain, RETRY.first * 2 ** tries).unref();
    } else {
      tries = 0;
    }
  });

  return { recheckAll, stop };
}

/** Strapi's own session and permissions decide, for sockets that are open too; whether all could be looked at. */
async function recheck(strapi: Core.Strapi, sockets: readonly OperatorSocket[]): Promise<boolean> {
  let isWhole = true;

  for (const socket of sockets.filter(({ connected }) => connected)) {
    try {
      await readmit(strapi, socket);
    } catch (error) {
      if (REFUSED.includes(failureCode(error))) {
        socket.disconnect(true);
      } else {
        // A hiccup of the database is nobody's fault.
        logFault(strapi, 'looking at a session', error);
        isWhole = false;
      }
    }
  }

  return isWhole;
}

/**
 * An operator as of now: who may no longer read a conversation leaves it at once, and is told to forget
 * it. Of other rights they are told though leaving fails: the next try sees no change any more.
 */
async function readmit(strapi: Core.Strapi, socket: OperatorSocket): Promise<void> {
  const before = socket.data.may;
  let left = 0;

  Object.assign(socket.data, await service(strapi, 'realtime').readmitOperator(socket.data));

  try {
    left = await leaveUnreadable(strapi, socket);
  } finally {
    const { may } = socket.data;

    if (left > 0 || may.size !== before.size || [...may].some((action) => !before.has(action))) {
      tellRights(socket);
    }
  }
}

/** The console asks anew what it may show, and forgets the rest. */
const tellRights = (socket: OperatorSocket): void => {
  socket.emit('rights:changed', { actions: [...socket.data.may] });
};

/** Leaves what may no longer be read; answers how many conversations these are. */
async function leaveUnreadable(strapi: Core.Strapi, socket: OperatorSocket): Promise<number> {
  if (mayListAll(socket.data)) {
    return 0;
  }

  const joined = [...socket.rooms].flatMap((room) => conversationOf(room) ?? []);
  const readable = await service(strapi, 'conversations').readable(socket.data, joined);
  const left = joined.filter((one) => !readable.has(one));

  for (const conversation of left) {
    await socket.leave(conversationRoom(conversation));
  }

  return left.length;
}
