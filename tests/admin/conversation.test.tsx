import { setConnection } from '../../admin/src/conversations/answering';
import { Conversation } from '../../admin/src/conversations/Conversation';
import type { Connection } from '../../admin/src/conversations/connection';
import { consoleStore } from '../../admin/src/conversations/store';
import { aConversation, aMessage } from '../unit/admin/makers';
import { allByRole, byRole, cleared, done, holds, shown, typed } from './screen';
import { server } from './strapi-admin';

beforeEach(async () => {
  localStorage.clear();
  setConnection({
    read: () => undefined,
    type: () => undefined,
  } as Partial<Connection> as Connection);
  server.permissions = ['conversations.answer'];
  server.answers['/livechat/admin/conversations/c1'] = {
    conversation: null,
    messages: [],
    more: false,
  };
  await done(() => {
    consoleStore.dispatch({ type: 'identified', me: 'o1' });
    consoleStore.dispatch({ type: 'known', conversations: [aConversation({ version: 1 })] });
  });
  await shown(<Conversation id="c1" />);
});

afterEach(async () => {
  await cleared();
  server.permissions = ['conversations.answer', 'conversations.read-all', 'channels.read'];
});

const fields = () => allByRole('textbox', 'Write a message');
const taken = () =>
  done(() =>
    consoleStore.dispatch({
      type: 'known',
      conversations: [aConversation({ version: 2, operator: 'o2', operatorName: 'Bea' })],
    })
  );

it('says who answers now instead of taking what nobody would get', async () => {
  await typed(byRole<HTMLTextAreaElement>('textbox', 'Write a message'), 'half a sent');
  await taken();

  expect(fields()).toEqual([]);
  expect(document.body.textContent).toContain('Bea answers now');
});

it('lets who may answer everybody go on', async () => {
  await cleared();
  server.permissions = ['conversations.answer', 'conversations.read-all'];
  await shown(<Conversation id="c1" />);
  await taken();

  expect(fields()).toHaveLength(1);
});

it('says in the language of the admin who is gone', async () => {
  await done(() =>
    consoleStore.dispatch({
      type: 'received',
      message: aMessage({
        seq: 2,
        version: 2,
        author: 'system',
        kind: 'moved',
        name: 'Ada',
        segments: [{ text: 'Ada n’est plus là. Bea poursuit cette conversation.' }],
      }),
    })
  );

  expect(document.querySelector('[data-livechat-system=moved]')?.textContent).toMatch(
    /^.?Ada.? is no longer in this conversation$/
  );
});

it('shows what comes over the wire though the rest cannot be fetched', async () => {
  await cleared();
  server.failures['/livechat/admin/conversations/c2'] = {
    name: 'TypeError',
    message: 'Failed to fetch',
  };
  await shown(<Conversation id="c2" />);
  await holds(() => byRole('button', 'Try again'));
  await done(() =>
    consoleStore.dispatch({
      type: 'received',
      message: aMessage({ conversation: 'c2', segments: [{ text: 'Are you there?' }] }),
    })
  );
  server.failures = {};

  expect(byRole('log', 'Messages').textContent).toContain('Are you there?');
});

it('leads to the conversation that this one goes on from', async () => {
  await done(() => {
    consoleStore.dispatch({
      type: 'synced',
      id: 'c1',
      after: 0,
      sync: {
        conversation: aConversation({ version: 9, previous: 'c0' }),
        messages: [],
        more: false,
      },
    });
  });

  const link = byRole<HTMLAnchorElement>('link', 'Read the earlier conversation');

  expect(link.getAttribute('href')).toMatch(/\/conversations\/c0$/);
});

describe('notes', () => {
  const note = aMessage({
    ...{ seq: 5, author: 'operator', name: 'Bea', audience: 'internal' },
    segments: [{ text: 'no voucher' }],
  });

  it('show that they are notes, and who wrote them when', async () => {
    await done(() => consoleStore.dispatch({ type: 'received', message: note }));

    const bubble = document.querySelector('[data-livechat-note]');

    expect(bubble?.textContent).toBe('no voucher');
    expect(bubble?.nextElementSibling?.textContent).toMatch(/^Note.*Bea.*\d+:\d\d/);
  });

  it('may be written when the conversation has ended, by whose it is', async () => {
    await done(() =>
      consoleStore.dispatch({
        type: 'known',
        conversations: [aConversation({ version: 3, state: 'ended' })],
      })
    );

    expect(fields()).toEqual([]);
    expect(allByRole('textbox', 'Write a note')).toHaveLength(1);
  });
});
