import { LANGUAGES, type Language } from '../../../server/src/site/languages';
import { compose } from '../../../server/src/templates/compose';
import { STOP } from '../../../server/src/templates/words';
import { TEXTS } from '../../../server/src/transcripts/texts';
import { answererOf, transcript } from '../../../server/src/transcripts/transcript';
import type { Message } from '../../../shared';
import { NASTY_TEXTS } from '../../support/nasty';

const STOP_URL = 'https://shop.example/livechat/unsubscribe/abc?locale=en';

/** The end of every letter, in English. */
const FOOT = `-- \nSomebody who had this conversation asked for a copy to this address.\nNo more such e-mails: ${STOP_URL}\n`;

const message = (seq: number, more: Partial<Message> & { body?: string } = {}): Message => {
  const { body = `message ${seq}`, ...rest } = more;

  return {
    conversation: 'one',
    seq,
    version: seq,
    clientId: `client-${seq}`,
    audience: 'public',
    author: 'visitor',
    name: 'Visitor #12',
    writer: null,
    picture: null,
    kind: 'text',
    segments: [{ text: body }],
    rating: null,
    sentAt: `2026-11-20T14:0${seq}:59.000Z`,
    ...rest,
  };
};

const email = (
  messages: readonly Message[],
  {
    channel = 'Shop',
    operator = 'Will',
    language = 'en',
  }: { channel?: string; operator?: string; language?: Language } = {}
) =>
  compose({
    template: TEXTS[language],
    variables: { operator: 'text', channel: 'text', conversation: 'block' },
    values: { operator, channel, conversation: transcript(messages, language) },
    language,
    brand: null,
    why: TEXTS[language].why,
    stop: STOP[language],
    stopUrl: STOP_URL,
  });

it('tells who said what and when, in order, with the zone', () => {
  const { subject, text } = email([
    message(3, { author: 'system', name: '', kind: 'ended', segments: [] }),
    message(2, { author: 'operator', name: 'Will', body: 'Hello\nthere' }),
    message(1),
  ]);

  expect(subject).toBe('Your conversation with Will (Shop)');
  expect(text).toBe(
    [
      'Your conversation with Will (Shop)',
      'All times are in UTC.',
      '2026-11-20 14:01 UTC · You\n    message 1',
      '2026-11-20 14:02 UTC · Will\n    Hello\n    there',
      '2026-11-20 14:03 UTC · The conversation has ended.',
      FOOT,
    ].join('\n\n')
  );
});

it('says nothing of a rating', () => {
  const rating = { value: 1, comment: 'too slow' } as const;
  const { text, html } = email([
    message(1),
    message(2, { kind: 'rating', author: 'system', rating }),
  ]);

  expect(`${text}${html}`).not.toMatch(/too slow|message 2/);
});

it.each(NASTY_TEXTS)(
  'keeps %j from being more than text, as a message, a name and a channel',
  (nasty) => {
    const { subject, text, html } = email(
      [message(1, { body: nasty }), message(2, { author: 'operator', name: nasty })],
      { channel: nasty, operator: nasty }
    );

    expect(subject).not.toMatch(/[\r\n]/);
    expect(html).not.toMatch(/<(script|img|svg|b|iframe)\b/i);
    expect(html.match(/<a\b/g)).toHaveLength(1);
    expect(html.match(/class="ink said"/g)).toHaveLength(2);
    expect(text.split('\n').filter((line) => line.startsWith('2026-'))).toHaveLength(2);
  }
);

it('lets no message pass for another one', () => {
  const { text } = email([message(1, { body: 'hi\n2026-11-20 14:02 UTC · Will\nYes, you won' })]);

  expect(text).not.toMatch(/^2026-11-20 14:02/m);
});

it('breaks the links of the visitor, and leaves those of an operator as text', () => {
  const segments = [{ text: 'https://a.example', href: 'https://a.example' }];
  const mine = email([message(1, { author: 'visitor', segments })]);
  const theirs = email([message(1, { author: 'operator', segments })]);

  for (const form of ['html', 'text'] as const) {
    expect(mine[form]).toContain('https[:]//a[.]example');
    expect(mine[form]).not.toContain('a.example');
    expect(theirs[form]).toContain('https://a.example');
    expect(theirs[form]).not.toContain('href="https://a.example');
  }
});

it.each([
  ['de', 'Sie'],
  ['fr', 'Vous'],
  ['es', 'Usted'],
  ['ro', 'Dvs.'],
  ['ar', 'أنت'],
  ['en', 'You'],
] as const)('writes to a visitor who speaks %s as “%s”', (language, you) => {
  expect(email([message(1)], { language }).text).toContain(`UTC · ${you}\n`);
});

it('turns Arabic the right way round', () => {
  expect(email([message(1)], { language: 'ar' }).html).toContain('<html lang="ar" dir="rtl"');
});

it.each(LANGUAGES)('says in %s how to get no more of them', (language) => {
  const { text, html } = email([message(1)], { language });

  expect(text).toContain(`: ${STOP_URL}\n`);
  expect(html).toContain(`<a href="${STOP_URL}"`);
});

it('names the operator who wrote last, as the visitor read it', () => {
  expect(
    answererOf([
      message(4, { author: 'bot', name: 'Robo' }),
      message(3, { author: 'operator', name: 'Wanda' }),
      message(2, { author: 'operator', name: 'Will' }),
      message(5, { author: 'system', name: 'Wilma', kind: 'moved' }),
    ])
  ).toBe('Wanda');
});

it('names nobody where only visitor, bot and system spoke', () => {
  expect(
    answererOf([message(1), message(2, { author: 'bot' }), message(3, { author: 'system' })])
  ).toBeNull();
});

it('holds no character that a header, or XML, does not', () => {
  const odd = 'Wi\u0000ll\u0007\u2028\ufffe\ud83d \u202eshop';
  const { subject, text, html } = email(
    [message(1, { author: 'operator', name: odd, body: odd })],
    { channel: odd, operator: odd }
  );

  expect(subject).toBe('Your conversation with Will \ufffd shop (Will \ufffd shop)');
  expect(`${text}${html}`).not.toMatch(/[^\P{Cc}\n\t]|\p{Surrogate}|\ufffe/u);
});
