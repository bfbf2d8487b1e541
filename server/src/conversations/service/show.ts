import type { OperatorConversation, VisitorConversation } from '../../../../shared/conversations';
import type { Row } from '../../plugin/database/ids';
import { service } from '../../plugin/service';
import type { LoadedConversation } from '../rows';
import { type Shown, toOperatorConversation, toVisitorConversation } from '../shown';
import * as store from '../store';
import type { Deps } from './context';
import { load, loadOne } from './find';

/** A conversation as each side sees it. */
export function showing(deps: Deps) {
  return {
    /** A conversation as each side sees it, with the row of the operator who has it. */
    async views(conversation: string): Promise<Views> {
      const loaded = await loadOne(deps, conversation);

      return viewsOf(loaded, await shownIn(deps, [loaded]));
    },

    /** The same of many, in two queries for so many at once; those that are gone are left out. */
    async *viewsOfAll(conversations: readonly string[]): AsyncGenerator<Views> {
      for (let start = 0; start < conversations.length; start += AT_ONCE) {
        const some = conversations.slice(start, start + AT_ONCE);
        const loaded = await load(deps, store.among(some), AT_ONCE);
        const shown = await shownIn(deps, loaded);

        yield* loaded.map((one) => viewsOf(one, shown));
      }
    },
  };
}

/** As many are read at once. */
const AT_ONCE = 100;

/** A conversation as each side sees it. */
export interface Views {
  channelRow: Row<'channel'>;
  /** Id of the channel. */
  channel: string;
  visitorKey: string;
  operatorRow: Row<'operator'> | null;
  visitor: VisitorConversation;
  operator: OperatorConversation;
}

/** The operator of a conversation, with a picture where a side finds it. */
type ShownTo = (loaded: LoadedConversation, side: keyof typeof PICTURES) => Shown;

const PICTURES = { visitor: 'pictureForVisitors', operator: 'pictureForAdmins' } as const;

/** The operators of some conversations, in one query. */
async function shownIn({ strapi }: Deps, loaded: readonly LoadedConversation[]): Promise<ShownTo> {
  const operators = service(strapi, 'operators');
  const known = await operators.byRows(loaded.map(({ counters }) => counters.operator));

  return ({ counters }, side) => {
    const operator = counters.operator === null ? undefined : known.get(counters.operator);

    return operator
      ? { ...operator, pictureUrl: operators[PICTURES[side]](operator.picture) }
      : null;
  };
}

const viewsOf = (loaded: LoadedConversation, shown: ShownTo): Views => ({
  channelRow: loaded.channel.row,
  channel: loaded.channel.id,
  visitorKey: loaded.visitor.key,
  operatorRow: loaded.counters.operator,
  visitor: toVisitorConversation(loaded, shown(loaded, 'visitor')),
  operator: toOperatorConversation(loaded, shown(loaded, 'operator')),
});

export const forVisitor = async (
  deps: Deps,
  loaded: LoadedConversation
): Promise<VisitorConversation> =>
  toVisitorConversation(loaded, (await shownIn(deps, [loaded]))(loaded, 'visitor'));

export const forOperator = async (
  deps: Deps,
  loaded: LoadedConversation
): Promise<OperatorConversation> =>
  toOperatorConversation(loaded, (await shownIn(deps, [loaded]))(loaded, 'operator'));

/** Many of them, in one query more. */
export async function forOperators(
  deps: Deps,
  loaded: readonly LoadedConversation[]
): Promise<OperatorConversation[]> {
  const shown = await shownIn(deps, loaded);

  return loaded.map((one) => toOperatorConversation(one, shown(one, 'operator')));
}
