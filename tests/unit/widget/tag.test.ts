import { findTag, readTag } from '../../../widget/src/tag';

const script = (src: string, dataset: Record<string, string> = {}) =>
  ({ src, dataset }) as unknown as HTMLScriptElement;

const tag = (src: string, dataset?: Record<string, string>) => readTag(script(src, dataset));

const VENDORS = script('https://cdn.vendor.example/chat/widget.js');

describe('the script tag', () => {
  it('says where everything else is', () => {
    expect(tag('https://cms.example/livechat/widget.js?v=1', { channel: 'shop' })).toEqual({
      base: 'https://cms.example/livechat/widget/',
      socket: 'https://cms.example/livechat/socket',
      api: 'https://cms.example/api/livechat',
      channel: 'shop',
      locale: undefined,
      full: false,
    });
  });

  it.each(['https://site.example/cms', 'https://site.example/a/b', 'http://[::1]:1337'])(
    'keeps what is in front of the path at %s',
    (root) => {
      expect(tag(`${root}/livechat/widget.js`)).toMatchObject({
        base: `${root}/livechat/widget/`,
        socket: `${root}/livechat/socket`,
        api: `${root}/api/livechat`,
      });
    }
  );

  it('stands for the site’s channel when it names none', () => {
    expect(tag('https://cms.example/livechat/widget.js').channel).toBe('site');
    expect(tag('https://cms.example/livechat/widget.js', { channel: '' }).channel).toBe('site');
  });

  it.each([
    ['/backend/api/livechat', 'https://cms.example/backend/api/livechat'],
    ['https://api.example/livechat', 'https://api.example/livechat'],
    ['https://api.example/livechat/', 'https://api.example/livechat'],
  ])('may name the API as %s', (api, expected) => {
    expect(tag('https://cms.example/chat/widget.js', { api }).api).toBe(expected);
  });

  it('may name the loader where the script itself is another, such as a bundle', () => {
    const livechat = 'https://cms.example/cms/livechat/widget.js';

    expect(tag('https://shop.example/assets/app.js', { livechat })).toMatchObject({
      base: 'https://cms.example/cms/livechat/widget/',
      api: 'https://cms.example/cms/api/livechat',
    });
  });

  it('fills the page when it says so', () => {
    expect(tag('https://cms.example/livechat/widget.js', { full: '' }).full).toBe(true);
  });
});

describe('our own tag', () => {
  const ours = script('https://cms.example/livechat/widget.js', { channel: 'shop' });

  it.each([
    ['the snippet’s', ours],
    ['one without a channel', script('https://cms.example/livechat/widget.js')],
    ['a renamed one', script('https://shop.example/hello.js', { channel: 'shop' })],
    ['one behind a path', script('https://shop.example/x/widget.js?v=2#top')],
  ])('is the one that is running: %s', (_what, running) => {
    expect(findTag(running, [VENDORS, ours, running])).toBe(running);
  });

  it.each([
    ['of the snippet', ours],
    ['without a channel', script('https://cms.example/livechat/widget.js?v=1')],
    ['below a path', script('https://site.example/cms/livechat/widget.js')],
    ['elsewhere, with a channel', script('https://shop.example/chat/widget.js', { channel: '' })],
    [
      'of a bundle that names the loader',
      script('https://shop.example/app.js', { livechat: 'https://cms.example/livechat/widget.js' }),
    ],
  ])('is known among others where none is running: the one %s', (_what, known) => {
    const others = [script(''), VENDORS, script('https://x.example/livechat/widget.json')];

    expect(findTag(null, [...others, known, VENDORS])).toBe(known);
    expect(findTag(script('https://shop.example/app.js'), [VENDORS, known])).toBe(known);
  });

  it('is nobody else’s, whatever its file is called', () => {
    expect(findTag(null, [VENDORS, script('https://v.example/my-widget.js')])).toBeUndefined();
    expect(findTag(null, [script('https://v.example/a.js?u=/livechat/widget.js')])).toBeUndefined();
  });
});
