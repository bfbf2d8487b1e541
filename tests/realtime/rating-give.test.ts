import { aChannel, newClientId, operatorAvailable, visitorThere } from '../support/people';
import { ask, closeSockets, hears, told } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi({ config: { limits: { messagesPerTenSeconds: 100 } } });
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

/** A conversation that was answered and ended by the visitor. */
async function endedConversation() {
  const { id: channel, slug } = await aChannel(app);
  const { socket } = await operatorAvailable(app, { channel, firstname: 'Ada' });
  const visitor = await visitorThere(app, { channel: slug });
  const { conversation } = await visitor.say('hello');

  await told(socket, 'messages:sync', { conversation, after: 0 });
  await told(socket, 'message:send', { conversation, clientId: newClientId(), body: 'hi' });

  const ended = await told(visitor.socket, 'conversation:end', { conversation });

  return { operator: socket, visitor, conversation, ended };
}

describe('conversation:end', () => {
  it('asks the visitor for a rating and tells the operator who left', async () => {
    const { ended, operator, conversation } = await endedConversation();

    expect(ended).toMatchObject({ state: 'ended', askRating: true, operator: 'Ada' });

    const { messages } = await told(operator, 'messages:sync', { conversation, after: 0 });

    expect(messages.at(-1)).toMatchObject({
      kind: 'left',
      author: 'system',
      name: expect.stringMatching(/^Visitor #\d+$/),
    });
    operator.disconnect();
  });

  it('reaches the other side when the operator ends', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel });
    const visitor = await visitorThere(app, { channel: slug });
    const { conversation } = await visitor.say('hello');
    const changed = hears(visitor.socket, 'conversation:changed', ({ state }) => state === 'ended');

    await told(socket, 'conversation:end', { conversation });

    expect(await changed).toMatchObject({ id: conversation, askRating: false });
    socket.disconnect();
  });

  it('answers a second end like the first', async () => {
    const { visitor, conversation, ended, operator } = await endedConversation();

    expect(await told(visitor.socket, 'conversation:end', { conversation })).toEqual(ended);
    operator.disconnect();
  });
});

describe('rating:give', () => {
  it('shows face and comment to the operator at once, in one line', async () => {
    const { operator, visitor, conversation } = await endedConversation();
    const shown = hears(operator, 'message:new', ({ kind }) => kind === 'rating');
    const given = await told(visitor.socket, 'rating:give', { conversation, value: 1 });

    expect(given).toMatchObject({ value: 1, comment: null });
    expect(await shown).toMatchObject({ rating: { value: 1, comment: null } });

    const edited = hears(operator, 'message:changed');

    await told(visitor.socket, 'rating:give', { conversation, value: 1, comment: 'Too slow' });
    expect(await edited).toMatchObject({
      seq: (await shown).seq,
      rating: { value: 1, comment: 'Too slow' },
    });

    const { messages } = await told(operator, 'messages:sync', { conversation, after: 0 });

    expect(messages.filter(({ kind }) => kind === 'rating')).toHaveLength(1);
    operator.disconnect();
  });

  it.each([null, ''])('empties the comment when %j is sent as one', async (comment) => {
    const { operator, visitor, conversation } = await endedConversation();

    await told(visitor.socket, 'rating:give', { conversation, value: 1, comment: 'Too slow' });

    const edited = hears(operator, 'message:changed');
    const given = await told(visitor.socket, 'rating:give', { conversation, value: 5, comment });

    expect(given).toMatchObject({ value: 5, comment: null });
    expect(await edited).toMatchObject({ rating: { value: 5, comment: null } });
    operator.disconnect();
  });

  it('shows the visitor no rating line, and the own rating again', async () => {
    const { visitor, conversation, operator } = await endedConversation();

    await told(visitor.socket, 'rating:give', { conversation, value: 3 });

    const sync = await told(visitor.socket, 'messages:sync', { conversation, after: 0 });

    expect(sync.messages.map(({ kind }) => kind)).not.toContain('rating');
    expect(sync.rating).toMatchObject({ value: 3 });
    operator.disconnect();
  });

  it.each([0, 2, 4, 6, '5x', '5', null, 5.5, [5], {}])('refuses %j', async (value) => {
    const { visitor, conversation, operator } = await endedConversation();
    const reply = await ask(visitor.socket, 'rating:give', { conversation, value: value as never });

    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'RATING_VALUE_INVALID', path: 'value' },
    });
    operator.disconnect();
  });

  it('does not take a second rating from another browser', async () => {
    const { visitor, conversation, operator } = await endedConversation();

    await told(visitor.socket, 'rating:give', { conversation, value: 5 });

    const stranger = await visitorThere(app);
    const reply = await ask(stranger.socket, 'rating:give', { conversation, value: 1 });

    expect(reply).toMatchObject({ ok: false, error: { code: 'CONVERSATION_UNKNOWN' } });
    operator.disconnect();
  });

  it('is refused where nobody was asked, and the operator sees nothing of it', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel });
    const visitor = await visitorThere(app, { channel: slug });
    const { conversation } = await visitor.say('hello');
    const ended = await told(visitor.socket, 'conversation:end', { conversation });
    const reply = await ask(visitor.socket, 'rating:give', { conversation, value: 1 });

    expect(ended.askRating).toBe(false);
    expect(reply).toMatchObject({ ok: false, error: { code: 'RATING_NOT_ASKED' } });

    const { messages } = await told(socket, 'messages:sync', { conversation, after: 0 });

    expect(messages.map(({ kind }) => kind)).not.toContain('rating');
    socket.disconnect();
  });

  it('waits for the end of the conversation', async () => {
    const visitor = await visitorThere(app);
    const { conversation } = await visitor.say('hello');
    const reply = await ask(visitor.socket, 'rating:give', { conversation, value: 5 });

    expect(reply).toMatchObject({ ok: false, error: { code: 'RATING_TOO_EARLY' } });
  });
});
