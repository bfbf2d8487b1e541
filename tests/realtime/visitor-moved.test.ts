import { aChannel, operatorAvailable, visitorThere } from '../support/people';
import { closeSockets, hears, told } from '../support/sockets';
import { type App, bootStrapi } from '../support/strapi';

let app: App;

beforeAll(async () => {
  app = await bootStrapi();
});

afterAll(async () => {
  closeSockets();
  await app.close();
});

describe('visitor:moved', () => {
  it('tells the operator which page the visitor is on now, and keeps where they began', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel, firstname: 'Ada' });
    const visitor = await visitorThere(app, { channel: slug, page: '/mugs' });
    const opened = hears(socket, 'conversation:opened');
    const { conversation } = await visitor.say('Hello');

    expect(await opened).toMatchObject({ page: '/mugs', currentPage: '/mugs' });

    const moved = hears(socket, 'visitor:moved');

    visitor.socket.emit('page:set', { page: '/cart?step=2' });
    expect(await moved).toEqual({ conversation, page: '/cart?step=2' });

    const sync = await told(socket, 'messages:sync', { conversation, after: 0 });

    expect(sync.conversation).toMatchObject({ page: '/mugs', currentPage: '/cart?step=2' });
    socket.disconnect();
  });

  it('tells of a page that was loaded anew', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel, firstname: 'Ada' });
    const visitor = await visitorThere(app, { channel: slug, page: '/mugs' });
    const { conversation } = await visitor.say('Hello');

    visitor.socket.disconnect();

    const changed = hears(
      socket,
      'conversation:changed',
      ({ currentPage }) => currentPage === '/about'
    );
    const again = await visitorThere(app, { channel: slug, page: '/about', token: visitor.token });

    await told(again.socket, 'messages:sync', { conversation: null, after: 0 });
    expect(await changed).toMatchObject({ id: conversation, page: '/mugs' });
    socket.disconnect();
  });

  it('tells nobody of visitors who never wrote', async () => {
    const { id: channel, slug } = await aChannel(app);
    const { socket } = await operatorAvailable(app, { channel, firstname: 'Ada' });
    const silent = await visitorThere(app, { channel: slug });
    const talking = await visitorThere(app, { channel: slug });
    const { conversation } = await talking.say('Hello');
    const moved = hears(socket, 'visitor:moved');

    silent.socket.emit('page:set', { page: '/silent' });
    await told(silent.socket, 'messages:sync', { conversation: null, after: 0 });
    talking.socket.emit('page:set', { page: '/talking' });

    expect(await moved).toEqual({ conversation, page: '/talking' });
    socket.disconnect();
  });
});
