import fc from 'fast-check';
import {
  fullName,
  publicName,
  toMembership,
  toOperator,
  toPresence,
  withoutSigns,
} from '../../../server/src/operators/operator';
import { readLine } from '../../../shared/text';

const person = { firstname: 'Ana', lastname: 'Pop', username: 'apop' };
const now = new Date('2026-03-01T12:00:00.000Z');

it.each([
  ['Annie', person, 'Annie'],
  [null, person, 'Ana'],
  ['  ', person, 'Ana'],
  [null, { ...person, firstname: null }, 'apop'],
  ['\u0000An\u0007nie\u202e\n', person, 'Annie'],
  ['\u0001\u200b', { ...person, firstname: 'A\u0000na' }, 'Ana'],
  [null, { ...person, firstname: '' }, 'apop'],
  [null, { ...person, firstname: 'ana@site.example' }, 'apop'],
  [null, { firstname: null, lastname: 'Pop', username: 'ana@site.example' }, 'Operator'],
  [null, { firstname: null, lastname: null, username: null }, 'Operator'],
])('calls %j of %j %s', (chatName, names, name) => {
  expect(publicName(chatName, names)).toBe(name);
});

it('never tells visitors an address or, with a chat name, anything real', () => {
  const names = fc.option(fc.oneof(fc.string(), fc.emailAddress()));

  fc.assert(
    fc.property(
      fc.record({ firstname: names, lastname: names, username: names }),
      fc.string().filter((name) => readLine(name) !== ''),
      (anybody, chatName) => {
        expect(publicName(null, anybody)).not.toContain('@');
        expect(publicName(chatName, anybody)).toBe(readLine(chatName));
      }
    )
  );
});

it.each([
  [person, 'Ana Pop'],
  [{ ...person, lastname: null }, 'Ana'],
  [{ ...person, firstname: null, lastname: ' ' }, 'apop'],
  [{ firstname: null, lastname: null, username: 'ana@site.example' }, 'Operator'],
])('knows %j among admins as %s', (names, name) => {
  expect(fullName(names)).toBe(name);
});

const columns = {
  id: 3,
  document_id: 'abc',
  user_id: 7,
  picture: null,
  chat_name: 'Annie',
  languages: ['fr'],
  country: null,
  busy: false,
  conversation_limit: null,
  last_activity_at: now,
  last_seen_at: null,
  ...person,
};

it.each([
  ['PostgreSQL', columns],
  ['SQLite', { ...columns, languages: '["fr"]', busy: 0, last_activity_at: now.getTime() }],
  ['MySQL', { ...columns, busy: 0, last_activity_at: now.toISOString() }],
])('reads the columns of %s', (_, given) => {
  expect(toOperator(given)).toEqual({
    row: 3,
    id: 'abc',
    user: 7,
    chatName: 'Annie',
    languages: ['fr'],
    country: null,
    busy: false,
    picture: null,
    conversationLimit: null,
    publicName: 'Annie',
    fullName: 'Ana Pop',
    lastActivityAt: now,
    lastSeenAt: null,
  });
});

it.each([null, '{}', {}])('takes the languages %j for none', (languages) => {
  expect(toOperator({ ...columns, languages }).languages).toEqual([]);
});

const place = (more: object = {}) =>
  toMembership({ ...columns, last_seen_at: now, channel_id: 1, joined: true, ...more });

it.each([
  [{}, true, false],
  [{ joined: 1 }, true, false],
  [{ joined: false }, false, false],
  [{ joined: 0 }, false, false],
  [{ last_seen_at: null }, false, true],
])('tells watchers of %j: on duty %s, away %s', (more, available, away) => {
  expect(toPresence(place(more), { channel: 'shop', root: '/livechat', now })).toEqual([
    { channel: 'shop', operator: 'abc', user: 7, name: 'Annie', pictureUrl: null, available, away },
  ]);
});

it('tells nothing of an operator whose admin user is gone', () => {
  expect(toPresence(place({ user_id: null }), { channel: 'shop', root: '/livechat', now })).toEqual(
    []
  );
});

it('keeps the signs of life inside', () => {
  const operator = withoutSigns(toOperator(columns));

  expect(operator).not.toHaveProperty('lastActivityAt');
  expect(operator).not.toHaveProperty('lastSeenAt');
});

it('shows the face of an operator as long as their admin user is there', () => {
  const picture = 'f'.repeat(32);
  const [duty] = toPresence(place({ picture }), { channel: 'shop', root: '/cms/livechat', now });

  expect(duty?.pictureUrl).toBe(`/cms/livechat/picture/${picture}.webp`);
  expect(toOperator({ ...columns, picture, user_id: null }).picture).toBeNull();
});
