import { bootStrapi } from '../../support/strapi';

it('stops the start with one sentence when a key is wrong', async () => {
  await expect(bootStrapi({ config: { minimumSample: 3 } })).rejects.toThrow(
    'config/plugins: livechat.minimumSample: not a known key'
  );
});

it('starts and serves while Redis does not answer, and says so in its health', async () => {
  const app = await bootStrapi({ config: { redis: { url: 'redis://127.0.0.1:1' } } });

  try {
    const { status } = await app.request.post('/api/livechat/visitors').send({});
    const health = await app.request.get('/livechat/health');

    expect(status).toBe(200);
    expect(health.body).toEqual({ live: true, ready: true, database: 'up', redis: 'down' });
  } finally {
    await app.close();
  }
});
