import { excess, looksLikeCommand } from '../../../admin/src/conversations/draft';
import { MESSAGE_MAX } from '../../../shared/conversations';

it.each([
  '/help',
  '/leave',
  '/history',
  '/ticket A broken mug',
  '  /help',
  '/search_tickets x',
  '/help!',
  '／help',
  '/помощь',
  '/aide\nmore',
])('takes %j for a command', (text) => {
  expect(looksLikeCommand(text)).toBe(true);
});

it.each([
  '',
  '/',
  '//',
  '// comment',
  '/ help',
  '/mugs/blue',
  '/mugs/blue is our page',
  '/2',
  'see /help',
  'and/or',
  'https://site.example/help',
  ':)',
  '/-',
  '¿/help',
])('takes %j for a message', (text) => {
  expect(looksLikeCommand(text)).toBe(false);
});

it.each([
  ['', 0],
  ['x'.repeat(MESSAGE_MAX), 0],
  [`  ${'x'.repeat(MESSAGE_MAX)}\n`, 0],
  ['x'.repeat(MESSAGE_MAX + 1), 1],
  ['x'.repeat(9_000), 4_000],
])('says how many characters are too many', (text, expected) => {
  expect(excess(text)).toBe(expected);
});
