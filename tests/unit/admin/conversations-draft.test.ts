import { looksLikeCommand } from '../../../admin/src/conversations/draft';

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
