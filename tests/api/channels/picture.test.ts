import { aChannel } from '../../support/people';
import { type AdminClient, type App, bootStrapi } from '../../support/strapi';

let app: App;
let picture: number;

beforeAll(async () => {
  app = await bootStrapi();

  const { id } = await app.strapi.db.query('plugin::upload.file').create({
    data: {
      name: 'face',
      hash: 'face',
      ext: '.png',
      mime: 'image/png',
      size: 1,
      url: '/f.png',
      provider: 'local',
    },
  });

  picture = id;
});

afterAll(() => app.close());

const EDITOR = ['channels.read', 'channels.create', 'channels.update'];

const put = (user: AdminClient, id: string, image: number | null) =>
  app.request
    .put(`/livechat/admin/channels/${id}`)
    .auth(user.token, { type: 'bearer' })
    .send({ image });

it('tells who may not see the media library nothing of what is in it', async () => {
  const editor = await app.adminUser({ permissions: EDITOR });
  const { id } = await aChannel(app);
  const [there, nowhere] = [await put(editor, id, picture), await put(editor, id, 99_999)];
  const made = await app.request
    .post('/livechat/admin/channels')
    .auth(editor.token, { type: 'bearer' })
    .send({ name: 'Mine', image: picture });

  expect(there.status).toBe(400);
  expect(there.text).toBe(nowhere.text);
  expect(there.body.error.details).toEqual({ code: 'INPUT_INVALID', path: 'image' });
  expect(made.status).toBe(400);
});

it('lets them keep or remove the picture that is there', async () => {
  const editor = await app.adminUser({ permissions: EDITOR });
  const { id } = await aChannel(app, { image: picture });

  await put(editor, id, picture).expect(200);
  await put(editor, id, null).expect(200);
  await put(editor, id, picture).expect(400);
});

it('lets who may see the media library choose from it', async () => {
  const editor = await app.adminUser({ permissions: [...EDITOR, 'plugin::upload.read'] });
  const { id } = await aChannel(app);

  await put(editor, id, picture).expect(200);
});
