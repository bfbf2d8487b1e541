import { faultOf } from '../../../server/src/templates/check';
import { TEXTS } from '../../../server/src/transcripts/texts';
import type { TemplateVariable } from '../../../shared';

const VARIABLES: readonly TemplateVariable[] = [
  { name: 'operator', type: 'text', needed: false },
  { name: 'comment', type: 'stranger', needed: false },
  { name: 'rateUrl', type: 'url', needed: true },
  { name: 'conversation', type: 'block', needed: false },
];

const NEEDED = '\n\n[Rate]({{rateUrl}})';

const fault = (body: string, subject = 'Hello') =>
  faultOf({ subject, body: body + NEEDED }, VARIABLES);

it.each([
  'Hello {{operator}}, {{ operator }}',
  '# Title of {{operator}}\n\n- one\n- **two {{operator}}**',
  '{{conversation}}',
  '[Shop](https://shop.example/a?b=c) and [mail](mailto:shop@shop.example) us',
  '**[bold link](https://shop.example)**',
  'A single { brace, and 100 % of it',
])('keeps %j', (body) => {
  expect(fault(body)).toBeNull();
});

it.each([
  ['Hello {{oprator}}', '{{oprator}} is no variable of this e-mail'],
  ['Hello {{constructor}}', '{{constructor}} is no variable'],
  ['{{#if x}}', 'is no variable'],
  ['{{operator', 'is no variable'],
  ['operator}}', 'is no variable'],
  ['{{{operator}}}', 'is no variable'],
  ['<% process.exit() %>', 'is no variable'],
  ['{{> partial}}', 'is no variable'],
  ['See {{conversation}} here', 'must stand alone'],
  ['- {{conversation}}', 'must stand alone'],
  ['[go](javascript:alert(1))', null],
  ['[go](javascript:x)', 'is no address for a link'],
  ['[go](data:text/html,x)', 'is no address for a link'],
  ['[go](/relative)', 'is no address for a link'],
  ['[go]({{operator}})', 'is no address for a link'],
  ['[go](https://shop.example/{{operator}})', 'is no address for a link'],
  ['**[go](vbscript:x)**', 'is no address for a link'],
])('of a body says what is wrong with %j', (body, message) => {
  if (message === null) {
    // No link: brackets and text, and so harmless.
    expect(fault(body)).toBeNull();
  } else {
    expect(fault(body)).toEqual({ path: 'body', message: expect.stringContaining(message) });
  }
});

it.each(['{{nobody}}', '{{conversation}}', '{{rateUrl}}', '<%= 1 %>'])(
  'of a subject names %j, and the field',
  (subject) => {
    expect(fault('', subject)?.path).toBe('subject');
  }
);

it('refuses a body that leaves out what the e-mail is for', () => {
  expect(faultOf({ subject: 'Hello', body: 'Rate us' }, VARIABLES)).toEqual({
    path: 'body',
    message: 'needs {{rateUrl}}',
  });
});

it.each(Object.entries(TEXTS))('finds nothing wrong with what is delivered in %s', (_, text) => {
  const variables: TemplateVariable[] = [
    { name: 'operator', type: 'text', needed: false },
    { name: 'channel', type: 'text', needed: false },
    { name: 'conversation', type: 'block', needed: true },
  ];

  expect(faultOf(text, variables)).toBeNull();
});
