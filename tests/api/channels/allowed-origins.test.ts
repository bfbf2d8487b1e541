import type { Core } from '@strapi/strapi';
import type { StoredChannel } from '../../../server/src/channels/channel';
import { toRow } from '../../../server/src/plugin/database/ids';
import { service } from '../../../server/src/plugin/service';
import { type App, bootStrapi } from '../../support/strapi';

let app: App;
let strapi: Core.Strapi;
let channel: StoredChannel;

beforeAll(async () => {
  app = await bootStrapi({ config: { publicUrl: 'https://cms.example' } });
  strapi = app.strapi;

  const channels = service(strapi, 'channels');
  const draft = await channels.draft('Shop');

  channel = await channels.create({ ...draft, allowedOrigins: ['https://shop.example'] }, null);
});

afterAll(() => app.close());

const check = (origin: string | undefined, host?: string) => () =>
  service(strapi, 'channels').checkOrigin(channel, { origin, host });

it.each(['https://shop.example', 'https://cms.example', undefined])(
  'lets %s use the channel',
  (origin) => {
    expect(check(origin)).not.toThrow();
  }
);

it.each(['https://other.example', 'http://shop.example', 'null', ''])('keeps %j out', (origin) => {
  expect(check(origin)).toThrow('This site may not use the channel');
});

it('lets a page use it that came from this Strapi, at whatever address', () => {
  expect(check('https://chat.example', 'chat.example')).not.toThrow();
  expect(check('https://chat.example:8443', 'chat.example')).toThrow();
});

it.each(['', 'site', 'website'])('finds the channel of the site by %j', async (slug) => {
  expect(await service(strapi, 'channels').bySlug(slug)).toMatchObject({ slug: 'website' });
});

it('finds a channel by slug and by row, and refuses others', async () => {
  const channels = service(strapi, 'channels');

  expect(await channels.bySlug('shop')).toEqual(channel);
  expect(await channels.byRow(channel.row)).toEqual(channel);
  await expect(channels.bySlug('nothing')).rejects.toThrow('This channel does not exist');
  await expect(channels.byRow(toRow(0))).rejects.toThrow('This channel does not exist');
});
