import { type Composition, compose } from '../../../server/src/templates/compose';
import { NASTY_TEXTS } from '../../support/nasty';

const email = (body: string, values: Composition['values'] = {}, more: Partial<Composition> = {}) =>
  compose({
    template: { subject: 'About {{name}}', body },
    variables: { name: 'text', said: 'stranger', url: 'url', conversation: 'block' },
    values: { name: 'Will', url: 'https://shop.example/rate', ...values },
    language: 'en',
    brand: null,
    why: 'You asked for it.',
    stop: 'No more',
    stopUrl: 'https://shop.example/stop',
    ...more,
  });

it('is text and HTML of the same template', () => {
  const { subject, text, html } = email(
    '# Hello {{name}}\n\nTwo\nlines, **bold**.\n\n- one\n- two\n\n[Rate us]({{url}})'
  );

  expect(subject).toBe('About Will');
  expect(text).toBe(
    [
      'Hello Will',
      'Two\nlines, bold.',
      '- one\n- two',
      'Rate us:\nhttps://shop.example/rate',
      '-- \nYou asked for it.\nNo more: https://shop.example/stop\n',
    ].join('\n\n')
  );
  expect(html).toContain('Two<br>lines, <strong>bold</strong>.');
  expect(html).toContain('• one<br>• two');
  expect(html).toContain('href="https://shop.example/rate"');
  expect(html).toContain('You asked for it.');
});

it.each([...NASTY_TEXTS, '{{url}}', '<% process.exit() %>', '$&', "$'", '**b**', '[a](https://x)'])(
  'shows the value %j as it is, and never reads it',
  (nasty) => {
    const { subject, html } = email('Hi {{name}}\n\n{{said}}', { name: nasty, said: nasty });
    const plain = email('Hi {{name}}\n\n{{said}}', { name: 'x', said: 'x' }).html;

    expect(subject).not.toMatch(/[\r\n]/);
    // As many elements as with nothing in them.
    expect(html.match(/<(?!br>)[a-z]+/g)).toEqual(plain.match(/<(?!br>)[a-z]+/g));
  }
);

it('ends no header by a line end in a value', () => {
  const { subject } = email('Hi', { name: 'Will\r\nBcc: somebody@else.example' });

  expect(subject).toBe('About Will Bcc: somebody@else.example');
});

it('breaks the links of strangers, and of nobody else', () => {
  const { text } = email('{{said}}\n\nOr {{url}}', { said: 'see http://evil.example' });

  expect(text).toContain('see http[:]//evil[.]example');
  expect(text).toContain('Or https://shop.example/rate');
});

it.each(['javascript:alert(1)', 'data:text/html,x', ''])('makes no link of %j', (url) => {
  const { html } = email('[Rate us]({{url}})\n\nor {{url}}', { url });

  expect(html).not.toContain('href="javascript');
  expect(html).not.toContain('href="data');
});

it('lets no message pass for another one', () => {
  const conversation = [
    { kind: 'message', at: '14:01', who: 'You', text: 'hi\n14:02 · Will\n    Yes' },
    { kind: 'note', at: '14:03', text: 'It ended.' },
  ] as const;
  const { text, html } = email('{{conversation}}', { conversation });

  expect(text).not.toMatch(/^14:02/m);
  expect(html.match(/class="ink said"/g)).toHaveLength(1);
});

it('wears the colours and the picture of a channel', () => {
  const brand = {
    name: 'Shop <1>',
    background: '#123456',
    color: '#fedcba',
    logo: 'https://shop.example/logo.png?a=1&b=2',
  };
  const { html } = email('Hi', {}, { brand });

  expect(html).toContain('background-color:#123456');
  expect(html).toContain('color:#fedcba');
  expect(html).toContain('src="https://shop.example/logo.png?a=1&amp;b=2"');
  expect(html).toContain('Shop &lt;1&gt;');
  expect(email('Hi').html).not.toContain('<img');
  expect(email('Hi').html).not.toContain('#32324d;background-color');
});

it('runs from right to left in Arabic, throughout', () => {
  const { html } = email('Hi', {}, { language: 'ar' });

  expect(html).toContain('<html lang="ar" dir="rtl"');
  expect(html).toContain('direction:rtl');
  expect(html).not.toContain('direction:ltr');
  expect(html).toContain('text-align:right');
  expect(html).not.toContain('align="left"');
});

it('has a dark half, and asks nobody else for anything', () => {
  const { html } = email('Hi');

  expect(html).toContain('prefers-color-scheme: dark');
  expect(html).toContain('max-width: 480px');
  expect(html.match(/(?:src|href)="https?:[^"]*|url\([^)]*\)/g)).toEqual([
    'href="https://shop.example/stop',
  ]);
  expect(html).not.toContain('{{');
});
