import type { Chatted, Party } from './programs/chatters';
import { type Database, type Program, type Result, result, rounds, type World } from './world';

const ROUNDS = 5;
const SECONDS = 3;
const OPERATORS = 4;

/** Who can take messages: the least there could be, what Strapi offers, and what we do. */
const CONTENDERS = ['relay', 'documents', 'ours'] as const;

type Contender = (typeof CONTENDERS)[number];

/** What one contender did in one round. */
interface Round {
  /** Acknowledged messages a second. */
  rate: number;
  /** Processor seconds of the server for each message. */
  cost: number;
  delivered: number;
}

/** Of what a relay that stores nothing does: what one commit costs is shared by more where more write. */
const SHARE_OF_RELAY: Readonly<Record<Database, (visitors: number) => number>> = {
  sqlite: (visitors) => (visitors < 200 ? 0.3 : 0.4),
  postgres: () => 0.25,
};

/** How often what Strapi's own way does; over there it is the disk that both wait for. */
const DOCUMENTS: Readonly<Record<Database, { atLeast: number } | null>> = {
  sqlite: { atLeast: 25 },
  postgres: null,
};

/** Messages stored, acknowledged and delivered, against a relay that stores nothing and against Strapi's own way. */
export async function messages(world: World): Promise<Result[]> {
  const results: Result[] = [];

  for (const database of world.databases) {
    results.push(...(await onDatabase(world, database)));
  }

  return results;
}

async function onDatabase(world: World, database: Database): Promise<Result[]> {
  const relay = world.start('relay');
  const strapi = world.start('strapi', { database });
  const url = await strapi.ask<string>('open');
  const servers: Record<Contender, { program: Program; url: string }> = {
    relay: { program: relay, url: await relay.ask<string>('open') },
    documents: { program: strapi, url: await strapi.ask<string>('openDocuments') },
    ours: { program: strapi, url },
  };
  const people = {
    channel: await strapi.ask<string>('channel'),
    operators: await strapi.ask<string[]>('operators', OPERATORS),
  };
  const results: Result[] = [];

  for (const visitors of [50, 200]) {
    const tokens = await strapi.ask<string[]>('visitors', visitors);
    const parties = await Promise.all(
      CONTENDERS.map(async (name) => {
        const { program: server, url: at } = servers[name];
        const chatters = world.start('chatters');

        await chatters.ask('join', { ...people, url: at, visitors: tokens } satisfies Party);

        return { name, chatters, server };
      })
    );
    const run = async (name: Contender, how: 'flood' | 'talk'): Promise<Round> => {
      const party = parties.find((one) => one.name === name);

      if (!party) {
        throw new Error(`Nobody is called ${name}`);
      }

      return chat(world, `${visitors} visitors, ${database}`, party, how);
    };

    // Compilers and caches warm up first.
    await rounds(1, () => everybody(run, 'flood'));

    const flooded = await rounds(ROUNDS, () => everybody(run, 'flood'));
    const of = (a: Contender, b: Contender, field: keyof Round, all = flooded) =>
      all.map((round) => round[a][field] / round[b][field]);
    const on = `${visitors} visitors, ${database}`;

    results.push(
      result(`messages/s, ours : bare relay (${on})`, of('ours', 'relay', 'rate'), {
        atLeast: SHARE_OF_RELAY[database](visitors),
      }),
      result(
        `messages/s, ours : Document Service (${on})`,
        of('ours', 'documents', 'rate'),
        DOCUMENTS[database]
      ),
      result(`server CPU per message, ours : bare relay (${on})`, of('ours', 'relay', 'cost'), {
        atMost: 2.5,
      })
    );

    if (visitors === 200) {
      const talked = await rounds(ROUNDS, () => everybody(run, 'talk', ['relay', 'ours']));

      results.push(
        result(
          `p99 visitor → operator, ours : bare relay (${on}, as fast as they can)`,
          of('ours', 'relay', 'delivered'),
          { atMost: 2.5 }
        ),
        result(
          `p99 visitor → operator, ours : bare relay (${on}, a message a second each)`,
          of('ours', 'relay', 'delivered', talked),
          null
        )
      );
    }

    await world.stop(...parties.map(({ chatters }) => chatters));
  }

  await world.stop(relay, strapi);

  return results;
}

type Run = (name: Contender, how: 'flood' | 'talk') => Promise<Round>;

/** One after another, so that they share the machine's mood. */
async function everybody(
  run: Run,
  how: 'flood' | 'talk',
  who: readonly Contender[] = CONTENDERS
): Promise<Record<Contender, Round>> {
  const done: Partial<Record<Contender, Round>> = {};

  for (const name of who) {
    done[name] = await run(name, how);
  }

  return done as Record<Contender, Round>;
}

async function chat(
  { say }: World,
  where: string,
  { name, chatters, server }: { name: Contender; chatters: Program; server: Program },
  how: 'flood' | 'talk'
): Promise<Round> {
  const before = await server.ask<number>('processorSeconds');
  const chatted = await chatters.ask<Chatted>(how, SECONDS);
  const spent = (await server.ask<number>('processorSeconds')) - before;
  const round = {
    rate: chatted.messages / chatted.seconds,
    cost: spent / chatted.messages,
    delivered: chatted.delivered.p99,
  };

  say(
    `${where}: ${how}, ${name}: ${Math.round(round.rate)}/s, ` +
      `p99 ${round.delivered.toFixed(1)} ms, client ${Math.round(chatted.busy * 100)} % busy`
  );

  return round;
}
