import type { OperatorConversation, VisitorConversation } from '../../../../shared/conversations';
import { service } from '../../plugin/service';
import type { LoadedConversation } from '../rows';
import { type Shown, toOperatorConversation, toVisitorConversation } from '../shown';
import type { Deps } from './context';
import { loadOne } from './find';

/** A conversation as each side sees it. */
export function showing(deps: Deps) {
  return {
    /** A conversation as each side sees it, with the row of the operator who has it. */
    async views(conversation: string): Promise<Views> {
      const loaded = await loadOne(deps, conversation);

      return {
        channelRow: loaded.channel.row,
        channel: loaded.channel.id,
        visitorKey: loaded.visitor.key,
        operatorRow: loaded.counters.operator,
        visitor: await forVisitor(deps, loaded),
        operator: await forOperator(deps, loaded),
      };
    },
  };
}

/** A conversation as each side sees it. */
export interface Views {
  channelRow: number;
  /** Id of the channel. */
  channel: string;
  visitorKey: string;
  operatorRow: number | null;
  visitor: VisitorConversation;
  operator: OperatorConversation;
}

/** The operator of a conversation with a picture where this side finds it. */
async function shownOperator(
  { strapi }: Deps,
  { counters }: LoadedConversation,
  side: 'pictureForVisitors' | 'pictureForAdmins'
): Promise<Shown> {
  const operators = service(strapi, 'operators');
  const operator = counters.operator === null ? null : await operators.byRow(counters.operator);

  return operator && { ...operator, pictureUrl: operators[side](operator.picture) };
}

export const forVisitor = async (
  deps: Deps,
  loaded: LoadedConversation
): Promise<VisitorConversation> =>
  toVisitorConversation(loaded, await shownOperator(deps, loaded, 'pictureForVisitors'));

export const forOperator = async (
  deps: Deps,
  loaded: LoadedConversation
): Promise<OperatorConversation> =>
  toOperatorConversation(loaded, await shownOperator(deps, loaded, 'pictureForAdmins'));
