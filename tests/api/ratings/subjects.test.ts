import { defineSlice } from '../../../server/src/plugin/compose';
import { toRow } from '../../../server/src/plugin/database/ids';
import { transaction } from '../../../server/src/plugin/database/transaction';
import { failure } from '../../../server/src/plugin/errors';
import { emitEvent } from '../../../server/src/plugin/events';
import { service } from '../../../server/src/plugin/service';
import type { RatingEvent } from '../../../server/src/ratings/events';
import type { Owners, Subject } from '../../../server/src/ratings/subjects';
import type { Face, RatingRecord } from '../../../shared';
import { rated, siteChannelOf, UNHURRIED } from '../../support/ratings';
import { waitFor } from '../../support/sockets';
import { type App, bootStrapi } from '../../support/strapi';
import { supervising } from '../../support/viewers';

declare module '../../../server/src/ratings/subjects' {
  interface SubjectKeys {
    ticket: { token: string };
  }
}

/** A ticket that was closed: what a helpdesk would keep of it. */
interface Ticket {
  id: string;
  team: number;
  lines: Map<string, { value: Face; comment: string | null }>;
}

/** A helpdesk as small as one can be: by row its tickets and teams, and by token which request is for which. */
const helpdesk = {
  tickets: new Map<number, Ticket>(),
  teams: new Map<number, string>(),
  tokens: new Map<string, { ticket: number; request: string }>(),
  told: [] as number[],
};

const ticketSubject = (): Subject<'ticket'> => ({
  label: 'Ticket',
  column: 'ticket',
  owner: 'team',
  giver: 'customer',

  async lock(_trx, { token }) {
    const { ticket: row = 0, request = '' } = helpdesk.tokens.get(token) ?? {};
    const ticket = helpdesk.tickets.get(row);

    if (ticket === undefined) {
      throw failure('RATING_UNKNOWN', { path: 'token', message: 'token: leads to no ticket' });
    }

    return {
      ...{ row, request, giver: 70 + row, operator: null, locale: 'fr' },
      ...{ firstResponseSeconds: 60, lengthSeconds: 3600 },
      owner: { kind: 'team', row: toRow(ticket.team) },
    };
  },

  async writeLine(_trx, row, rating, { value, comment }) {
    helpdesk.tickets.get(row)?.lines.set(rating, { value, comment });

    return async () => {
      helpdesk.told.push(row);
    };
  },

  // Ten were asked, whatever is asked for.
  asked: async (columns) => [
    { asked: 10, ...Object.fromEntries(columns.map((name) => [name, null])) },
  ],
  givers: async (rows) =>
    new Map(rows.map((row) => [row, { id: `customer-${row}`, name: `Customer ${row}` }])),
  shown: async (rows) =>
    new Map(
      rows.flatMap((row) => {
        const ticket = helpdesk.tickets.get(row);

        return ticket ? [[row, { id: ticket.id, path: `tickets/${ticket.id}` }] as const] : [];
      })
    ),
});

const teamOwners = (): Owners => ({
  label: 'Team',
  all: async () =>
    [...helpdesk.teams].map(([row, name]) => ({ row: toRow(row), id: `team-${row}`, name })),
  stored: async (rows) => rows.filter((row) => helpdesk.teams.has(row)),
  gone: 'livechat.page.changed',
});

jest.mock('../../../server/src/slices', () => {
  const { slices } = jest.requireActual('../../../server/src/slices');
  const tickets = defineSlice({
    name: 'tickets',
    subjects: { ticket: ticketSubject },
    owners: { team: teamOwners },
  });

  return { slices: [...slices, tickets] };
});

let app: App;

beforeAll(async () => {
  helpdesk.teams.set(1, 'Returns').set(2, 'Repairs');
  app = await bootStrapi({ config: { ...UNHURRIED, ratings: { minimumSample: 1 } } });
});

afterAll(() => app.close());

beforeEach(async () => {
  await app.strapi.db.query('plugin::livechat.rating').deleteMany({});
  await ratings().rebuild();
  helpdesk.tickets.clear();
  helpdesk.tokens.clear();
  helpdesk.told.length = 0;
});

const ratings = () => service(app.strapi, 'ratings');

/** A closed ticket of a team and the tokens of requests for a rating of it. */
function closed(row: number, team: number, ...tokens: string[]): Ticket {
  const ticket = { id: `ticket-${row}`, team, lines: new Map() };

  helpdesk.tickets.set(row, ticket);

  for (const token of tokens) {
    helpdesk.tokens.set(token, { ticket: row, request: token });
  }

  return ticket;
}

const give = (token: string, value: Face, comment?: string) =>
  ratings().give('ticket', { token }, { value, comment }, { network: null });

async function records(query = ''): Promise<RatingRecord[]> {
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get(`/livechat/admin/ratings${query}`)
    .auth(token, { type: 'bearer' })
    .expect(200);

  return body.data.ratings;
}

const countOf = async (team: number) =>
  (await ratings().ownerMetrics({ kind: 'team', row: toRow(team) }, [], { period: 'all' })).metrics
    .count;

it('are given by whatever proves that they may be, and name what they are of', async () => {
  const ticket = closed(1, 1, 'token');

  await give('token', 5, 'Quick');

  const [record] = await records();

  expect(record).toMatchObject({
    ...{ value: 5, comment: 'Quick', source: 'ticket', language: 'fr', operator: null },
    ...{ ticket: 'ticket-1', path: 'tickets/ticket-1', team: { id: 'team-1', name: 'Returns' } },
    ...{ conversation: null, channel: null, visitor: 'Customer 71', visitorId: 'customer-71' },
    ...{ firstResponseSeconds: 60, lengthSeconds: 3600 },
  });
  expect([...ticket.lines]).toEqual([[record?.id, { value: 5, comment: 'Quick' }]]);
  expect(helpdesk.told).toEqual([1]);
});

it('are changed by the same token, in the same rating and the same line', async () => {
  const ticket = closed(1, 1, 'token');

  await give('token', 1);
  await give('token', 3, 'Better now');

  const all = await records();

  expect(all.map(({ value, comment }) => [value, comment])).toEqual([[3, 'Better now']]);
  expect(all[0]?.history).toHaveLength(1);
  expect([...ticket.lines.values()]).toEqual([{ value: 3, comment: 'Better now' }]);
  expect(await ratings().given('ticket', 1, 'token')).toMatchObject({ value: 3 });
});

it('are several for one ticket, one for each request', async () => {
  closed(1, 1, 'first', 'second');

  await give('first', 1);
  await give('second', 5);
  await give('second', 3);

  expect((await records()).map(({ value }) => value).sort()).toEqual([1, 3]);
  expect(await countOf(1)).toBe(2);
  expect(await ratings().verify()).toEqual([]);
});

it('are refused by name of the field where there is nothing to rate', async () => {
  await expect(give('no such token', 5)).rejects.toMatchObject({
    details: { code: 'RATING_UNKNOWN', path: 'token' },
  });
  await expect(
    ratings().give('parcel' as 'ticket', { token: '' }, { value: 5 }, { network: null })
  ).rejects.toMatchObject({ details: { code: 'SUBJECT_UNKNOWN', path: 'source' } });
});

it('are counted for the team, and for no channel of the same row', async () => {
  const { id } = await siteChannelOf(app);
  const channel = await service(app.strapi, 'channels').byId(id);

  closed(1, 1, 'a');
  closed(2, 2, 'b');
  await give('a', 5);
  await give('b', 1);
  await rated(app, 3);

  expect([await countOf(1), await countOf(2)]).toEqual([1, 1]);
  expect((await ratings().channelMetrics(channel, 'all')).metrics.count).toBe(1);
  expect(
    (await ratings().ownerMetrics({ kind: 'team', row: toRow(1) }, [], { period: '30' })).faces
  ).toEqual([5]);
  expect(await ratings().verify()).toEqual([]);
});

it('leave every figure of their team when they are hidden, in one go with those of a chat', async () => {
  const heard: RatingEvent[] = [];

  app.strapi.eventHub.on('livechat.rating.hidden', async (news) => {
    heard.push(news as RatingEvent);
  });
  closed(1, 1, 'a', 'b');
  await give('a', 5);
  await give('b', 1);
  await rated(app, 3);

  const ids = (await records()).map(({ id }) => id);
  const { token } = await app.superAdmin();
  const { body } = await app.request
    .put('/livechat/admin/ratings/hidden')
    .auth(token, { type: 'bearer' })
    .send({ ids, hidden: true })
    .expect(200);

  await waitFor(() => heard.length === 3);

  expect(body.data).toEqual({ changed: 3 });
  expect(await countOf(1)).toBeNull();
  expect(await ratings().verify()).toEqual([]);
  expect(
    heard.map(({ ticket, team, conversation }) => [ticket, team, typeof conversation])
  ).toEqual(
    expect.arrayContaining([
      ['ticket-1', 'team-1', 'undefined'],
      ['ticket-1', 'team-1', 'undefined'],
      [undefined, undefined, 'string'],
    ])
  );
});

it('stand in the report under their own source, with how many were asked', async () => {
  closed(1, 1, 'a', 'b');
  await give('a', 5);
  await give('b', 1);
  await rated(app, 3);

  const { token } = await app.superAdmin();
  const { body } = await app.request
    .get('/livechat/admin/ratings/report?by=source')
    .auth(token, { type: 'bearer' })
    .expect(200);
  const groups = body.data.groups.map(
    ({ keys, count, asked }: { keys: string[]; count: number; asked: number }) => [
      keys[0],
      count,
      asked > 0,
    ]
  );

  expect(groups).toEqual([
    ['chat', 1, true],
    ['ticket', 2, true],
  ]);
  expect((await records('?source=ticket')).map(({ ticket }) => ticket)).toEqual([
    'ticket-1',
    'ticket-1',
  ]);
  expect((await records('?source=chat')).map(({ value }) => value)).toEqual([3]);
});

it('have columns of their own in a file', async () => {
  closed(1, 1, 'a');
  await give('a', 5);

  const { token } = await app.superAdmin();
  const { text } = await app.request
    .get('/livechat/admin/ratings/export')
    .auth(token, { type: 'bearer' })
    .expect(200);
  const [head, row] = text.split('\n');

  expect(head).toContain('"Channel","Team","Customer","Source","Conversation","Ticket"');
  expect(row).toContain('"","Returns","Customer 71","ticket","","ticket-1"');
});

it('move to another team with their ticket, and so do the figures', async () => {
  closed(1, 1, 'a', 'b');
  await give('a', 5);
  await give('b', 1);

  const tell = await transaction(app.strapi, (trx) =>
    ratings().move(trx, 'ticket', 1, { kind: 'team', row: toRow(2) })
  );

  await tell();

  expect([await countOf(1), await countOf(2)]).toEqual([null, 2]);
  expect((await records()).map(({ team }) => team?.name)).toEqual(['Repairs', 'Repairs']);
  expect(await ratings().verify()).toEqual([]);
});

it('move to a channel, and are then counted for no team', async () => {
  const { row, name } = await service(app.strapi, 'channels').byId((await siteChannelOf(app)).id);

  closed(1, 1, 'a');
  await give('a', 5);

  const tell = await transaction(app.strapi, (trx) =>
    ratings().move(trx, 'ticket', 1, { kind: 'channel', row })
  );

  await tell();

  expect(await countOf(1)).toBeNull();
  expect(await records()).toMatchObject([{ team: null, channel: { name } }]);
  expect(await ratings().verify()).toEqual([]);
});

it('stay without a team when theirs is deleted, and its figures go', async () => {
  helpdesk.teams.set(3, 'Short lived');
  closed(1, 3, 'a');
  closed(2, 1, 'b');
  await give('a', 5);
  await give('b', 3);
  helpdesk.teams.delete(3);
  await emitEvent(app.strapi, 'livechat.page.changed', {});

  expect((await records('?source=ticket')).map(({ team }) => team?.name).sort()).toEqual([
    'Returns',
    undefined,
  ]);
  expect([await countOf(3), await countOf(1)]).toEqual([null, 1]);
  expect(await ratings().verify()).toEqual([]);
});

it('lose their comment in the ticket when they are deleted, and keep their face there', async () => {
  const ticket = closed(1, 1, 'a');

  await give('a', 1, 'Nobody called back');

  const [record] = await records();

  await ratings().remove(record?.id ?? '', supervising({ row: 0 }));

  expect(await records()).toEqual([]);
  expect([...ticket.lines.values()]).toEqual([{ value: 1, comment: null }]);
  expect(await countOf(1)).toBeNull();
});
