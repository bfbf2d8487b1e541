import type { Viewer } from '../../operators/viewer';
import { heldBy } from '../visibility';
import type { Deps } from './context';
import { conversationOf, ownConversation } from './find';

/** Read receipts go through the message log too. */
export function receiving(deps: Deps) {
  const { log } = deps;

  return {
    async readAsVisitor(key: string, conversation: string, seq: number): Promise<void> {
      const { thread } = await ownConversation(deps, key, conversation);

      await log.append({ type: 'receipt', thread, by: 'visitor', seq, within: 'all' });
    },

    async readAsOperator({ operator }: Viewer, conversation: string, seq: number): Promise<void> {
      const { thread } = await conversationOf(deps, conversation);
      const receipt = { thread, by: 'operator' as const, seq, within: heldBy(operator) };

      await log.append({ type: 'receipt', ...receipt });
    },
  };
}
