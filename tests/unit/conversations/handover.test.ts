import { handoverMessage } from '../../../server/src/conversations/handover';

it.each([
  ['en', 'Bea', 'Ada has left. Bea continues this conversation.'],
  ['de-AT', 'Bea', 'Ada ist nicht mehr da. Bea führt dieses Gespräch weiter.'],
  ['xx', null, /^Ada has left\. Nobody is here right now\./],
  [null, 'Bea', 'Ada has left. Bea continues this conversation.'],
  ['constructor', 'Bea', 'Ada has left. Bea continues this conversation.'],
])('tells a visitor who reads %s who has left and who goes on', (locale, next, text) => {
  expect(handoverMessage(locale, 'Ada', next)).toMatch(text);
});

it('takes names as they are', () => {
  expect(handoverMessage('en', '$& {name}', '$1')).toBe(
    '$& {name} has left. $1 continues this conversation.'
  );
});
