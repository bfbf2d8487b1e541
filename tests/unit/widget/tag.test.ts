import { readTag } from '../../../widget/src/tag';

const tag = (src: string, dataset: Record<string, string> = {}) =>
  readTag({ src, dataset } as unknown as HTMLScriptElement);

describe('the script tag', () => {
  it('says where everything else is', () => {
    expect(tag('https://cms.example/livechat/widget.js?v=1', { channel: 'shop' })).toEqual({
      base: 'https://cms.example/livechat/widget/',
      origin: 'https://cms.example',
      api: 'https://cms.example/api/livechat',
      channel: 'shop',
      locale: undefined,
      full: false,
    });
  });

  it('stands for the site’s channel when it names none', () => {
    expect(tag('https://cms.example/livechat/widget.js').channel).toBe('site');
    expect(tag('https://cms.example/livechat/widget.js', { channel: '' }).channel).toBe('site');
  });

  it.each([
    ['/backend/api/livechat', 'https://cms.example/backend/api/livechat'],
    ['https://api.example/livechat', 'https://api.example/livechat'],
  ])('may name the API as %s', (api, expected) => {
    expect(tag('https://cms.example/chat/widget.js', { api }).api).toBe(expected);
  });

  it('fills the page when it says so', () => {
    expect(tag('https://cms.example/livechat/widget.js', { full: '' }).full).toBe(true);
  });
});
