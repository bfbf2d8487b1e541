import type { Message } from '../../../../shared/conversations';
import type { Viewer } from '../../operators/viewer';
import { background } from '../../plugin/background';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import { readBody } from '../body';
import type { CachedConversation } from '../cache';
import {
  messageOfOperator,
  messageOfSystem,
  messageOfVisitor,
  type NewOperatorMessage,
  type NewVisitorMessage,
} from '../messages';
import type { Done } from '../news';
import { forSide } from '../shown';
import { sent } from './commit';
import type { Deps } from './context';
import { conversationOf, ownConversation } from './find';
import type { Attend } from './release';
import { start } from './start';

/** Writing: everything goes through the message log. */
export function saying(deps: Deps, attend: Attend) {
  const { log } = deps;

  return {
    /** Stores a visitor's message; the first one makes visitor, conversation and assignment with it. */
    async sendAsVisitor(key: string, input: NewVisitorMessage): Promise<Message> {
      const body = textOf(input.body);

      if (input.conversation === null) {
        return start(deps, key, { ...input, body });
      }

      const cached = await ownConversation(deps, key, input.conversation);

      input.found?.(cached.id);

      const said = await log.append(messageOfVisitor(cached, input.clientId, body, new Date()));

      if (said.decision.kind === 'beyond') {
        const channel = await service(deps.strapi, 'channels').byRow(cached.channelRow);

        return start(deps, key, { ...input, channel, body });
      }

      noteFull(deps, cached, said);
      attend(cached);

      return forSide(sent(said), 'visitor');
    },

    async sendAsOperator(viewer: Viewer, input: NewOperatorMessage): Promise<Message> {
      const body = textOf(input.body);
      const cached = await conversationOf(deps, input.conversation);

      const message = messageOfOperator(cached, viewer, { ...input, body }, new Date());
      const said = await log.append(message);

      noteFull(deps, cached, said);

      return forSide(sent(said), 'operator');
    },
  };
}

function textOf(body: string): string {
  const reading = readBody(body);

  if (reading.kind === 'text') {
    return reading.text;
  }

  throw failure(reading.kind === 'empty' ? 'MESSAGE_EMPTY' : 'MESSAGE_TOO_LONG', { path: 'body' });
}

/** Tells both sides that the last message of a conversation is said. */
function noteFull({ strapi, log }: Deps, cached: CachedConversation, { decision }: Done): void {
  if (decision.kind === 'new' && decision.full) {
    const message = messageOfSystem(cached, 'full', { kind: 'full' }, new Date());

    background(strapi, 'telling of a full conversation', log.append(message));
  }
}
