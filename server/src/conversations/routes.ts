import { adminApi, contentApi } from '../plugin/router';

const answer = { can: 'conversations.answer' } as const;

export const adminRoutes = adminApi([
  ['GET', '/conversations', 'conversations.inbox', answer],
  [
    'GET',
    '/conversations/counts',
    'conversations.counts',
    { can: ['conversations.answer', 'channels.read'] },
  ],
  ['GET', '/conversations/:id', 'conversations.read', answer],
  ['GET', '/conversations/:id/ending', 'conversations.ending', answer],
]);

export const contentRoutes = contentApi([
  ['GET', '/conversations/current', 'conversations.current', 'request'],
  ['POST', '/conversations/messages', 'conversations.send', 'request'],
  ['POST', '/conversations/:id/end', 'conversations.end', 'request'],
]);
