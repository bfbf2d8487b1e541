import { compose } from '../../../server/src/plugin/compose';
import { configKeys } from '../../../server/src/plugin/config';
import { slices } from '../../../server/src/slices';

const { default: defaults, validator: checkConfig } = compose(slices).config;

describe('checkConfig', () => {
  it('accepts nothing, and everything that is written down', () => {
    expect(() => checkConfig({})).not.toThrow();
    expect(() => checkConfig(defaults)).not.toThrow();
  });

  it.each([
    [{ basPath: '/chat' }, 'config/plugins: livechat.basPath: not a known key'],
    [{ limits: { messages: 1 } }, 'config/plugins: livechat.limits.messages: not a known key'],
    [{ basePath: 'chat' }, 'config/plugins: livechat.basePath: must look like /livechat'],
    [{ secret: 'short' }, 'config/plugins: livechat.secret: needs at least 32 characters'],
    [
      { redis: { url: 'http://x' } },
      'config/plugins: livechat.redis.url: must start with redis:// or rediss://',
    ],
    [{ adapter: 'kafka' }, 'config/plugins: livechat.adapter: '],
    [{ ratings: { minimumSample: 0 } }, 'config/plugins: livechat.ratings.minimumSample: '],
    [
      { webhooks: [{ url: 'ftp://x.example', secret: 'x'.repeat(32) }] },
      'config/plugins: livechat.webhooks.0.url: must be an http:// or https:// address',
    ],
    [
      { webhooks: [{ url: 'https://x.example:99999/hook', secret: 'x'.repeat(32) }] },
      'config/plugins: livechat.webhooks.0.url: must be an http:// or https:// address',
    ],
    [
      { webhooks: [{ url: 'https://me:pass@x.example', secret: 'x'.repeat(32) }] },
      'config/plugins: livechat.webhooks.0.url: must be an http:// or https:// address',
    ],
    [
      { webhooks: [{ url: 'https://x.example', secret: 'short' }] },
      'config/plugins: livechat.webhooks.0.secret: needs at least 32 characters',
    ],
    [
      { webhooks: [{ url: 'https://x.example', secret: 'x'.repeat(32), events: ['all'] }] },
      'config/plugins: livechat.webhooks.0.events.0: ',
    ],
    [
      { pages: { theme: { light: { accent: 'red; } body { display: none' } } } },
      'config/plugins: livechat.pages.theme.light.accent: must be a CSS value',
    ],
    [
      { pages: { theme: { light: { acent: 'red' } } } },
      'config/plugins: livechat.pages.theme.light',
    ],
    [{ pages: { layout: 'none' } }, 'config/plugins: livechat.pages.layout: '],
    [{ visitors: 'many' }, 'config/plugins: livechat.visitors: '],
  ])('stops the start of %j with one sentence naming the key', (config, sentence) => {
    expect(() => checkConfig(config)).toThrow(sentence);
  });
});

describe('configKeys', () => {
  it('lists every key as a dotted path', () => {
    expect(configKeys(defaults)).toEqual(
      expect.arrayContaining(['basePath', 'ratings.minimumSample'])
    );
  });
});
