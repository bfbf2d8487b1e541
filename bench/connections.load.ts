import type { Party } from './programs/chatters';
import { type Program, type Result, result, rounds, type World } from './world';

const ROUNDS = 3;
const VISITORS = 2_000;

/** Memory of a visitor who is connected and says nothing, against a bare socket. */
export async function connections(world: World): Promise<Result[]> {
  const strapi = world.start('strapi');
  const relay = world.start('relay');
  const url = await strapi.ask<string>('open');
  const bareUrl = await relay.ask<string>('open');
  const tokens = await strapi.ask<string[]>('visitors', VISITORS);

  // What is allocated once only is allocated before it counts.
  await occupied(world, strapi, url, tokens.slice(0, 200));
  await occupied(world, relay, bareUrl, tokens.slice(0, 200));

  const pairs = await rounds(ROUNDS, async (round) => {
    const ours = await occupied(world, strapi, url, tokens);
    const bare = await occupied(world, relay, bareUrl, tokens);

    world.say(
      `connections ${round}: ${Math.round(ours)} bytes a visitor, ${Math.round(bare)} a bare socket`
    );

    return ours / bare;
  });

  await world.stop(strapi, relay);

  return [
    result(`memory of an idle visitor : a bare socket (${VISITORS} of each)`, pairs, {
      atMost: 1.3,
    }),
  ];
}

/** Bytes the server needs for each. */
async function occupied(
  world: World,
  server: Program,
  url: string,
  visitors: readonly string[]
): Promise<number> {
  const chatters = world.start('chatters');
  const before = await server.ask<number>('bytesInUse');

  await chatters.ask('idle', { url, visitors, operators: [], channel: '' } satisfies Party);

  const after = await server.ask<number>('bytesInUse');

  await world.stop(chatters);
  await settled(server);

  return (after - before) / visitors.length;
}

/** Waits until the server has noticed that everybody left. */
async function settled(server: Program): Promise<void> {
  await new Promise((done) => {
    setTimeout(done, 1_000);
  });
  await server.ask('bytesInUse');
}
