import { consoleStore } from '../../../admin/src/conversations/store';
import type { OperatorConversation, Sync } from '../../../shared/conversations';
import { aConversation, aMessage } from '../../unit/admin/makers';
import { done } from '../screen';
import { describeScreen } from '../states';

const CONVERSATIONS = '/livechat/admin/conversations';
const ONE = `${CONVERSATIONS}/c1`;

const conversation = (name: string): OperatorConversation =>
  aConversation({
    operator: null,
    operatorName: null,
    visitor: { id: 'v1', name, country: 'FR', locale: 'fr' },
    lastMessage: 'Is this mug dishwasher safe?',
  });

const page = (conversations: OperatorConversation[]) => ({
  conversations,
  page: 1,
  pageSize: 25,
  total: conversations.length,
});

const sync = (name: string): Sync<OperatorConversation> => ({
  conversation: { ...conversation(name), version: 1 },
  messages: [aMessage({ segments: [{ text: 'Is this mug dishwasher safe?' }] })],
  more: false,
});

// The console outlives its screens; each test begins with one that has heard nothing.
afterEach(() => done(() => consoleStore.dispatch({ type: 'forgotten', ids: ['c1'] })));

describeScreen('the list of conversations', {
  address: '/conversations?box=unassigned',
  permissions: ['conversations.answer'],
  asks: CONVERSATIONS,
  full: (name) => ({ [CONVERSATIONS]: page([conversation(name)]) }),
  sees: ['Conversations', 'Is this mug dishwasher safe?', 'Website'],
  empty: { answers: { [CONVERSATIONS]: page([]) }, sees: 'Nothing here' },
});

describeScreen('a conversation', {
  address: '/conversations/c1',
  permissions: ['conversations.answer', 'conversations.read-all'],
  asks: ONE,
  full: (name) => ({ [CONVERSATIONS]: page([]), [ONE]: sync(name) }),
  sees: ['Is this mug dishwasher safe?', 'France'],
  empty: null,
  isAskedOnce: true,
});
