import { join } from 'node:path';
import { type Result, result, rounds, type World } from './world';

const ROUNDS = 9;

/** What the plugin may add to the start of Strapi, in milliseconds of processor time: a busy machine does not stretch that. */
const ALLOWED = 150;

/** How much later Strapi is ready with the plugin than without, on a database that is there already. */
export async function start(world: World): Promise<Result[]> {
  // The first start makes the tables.
  await boot(world, true);
  await boot(world, false);

  const pairs = await rounds(ROUNDS, async (round) => {
    const withPlugin = await boot(world, true);
    const without = await boot(world, false);

    world.say(
      `start ${round}: ${Math.round(withPlugin)} ms with the plugin, ${Math.round(without)} ms without`
    );

    return { withPlugin, without };
  });

  return [
    result(
      'start of Strapi, with the plugin : without',
      pairs.map(({ withPlugin, without }) => withPlugin / without),
      null
    ),
    result(
      `what the plugin adds to the start : the ${ALLOWED} ms it may add`,
      pairs.map(({ withPlugin, without }) => (withPlugin - without) / ALLOWED),
      { atMost: 1 }
    ),
  ];
}

async function boot(world: World, enabled: boolean): Promise<number> {
  const program = world.start('boot', {
    env: {
      DATABASE_CLIENT: 'sqlite',
      DATABASE_FILENAME: join(world.folder, `start-${enabled}.db`),
      LIVECHAT_ENABLED: String(enabled),
    },
  });
  const took = await program.ask<number>('start');

  await world.stop(program);

  return took;
}
