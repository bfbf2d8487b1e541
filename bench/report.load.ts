import { type Database, type Program, type Result, result, rounds, type World } from './world';

const ROUNDS = 5;

/** Ratings that all of SQL is compared at. */
const MANY = 1_000_000;

/** Ratings that are loaded one and all through the Document Service; a million would not fit its memory. */
const FEW = 50_000;

const SATISFIED = 'sum(case when value >= 4 then 1 else 0 end)';

/** What the report is asked, and the least SQL that finds the same. */
const VIEWS = [
  {
    view: 'list, newest first',
    path: '/ratings?pageSize=25',
    // Two indexed reads take no longer than the way to them: nothing to hold it to.
    goal: null,
    sql: [
      'select * from livechat_ratings order by submitted_at desc, id desc limit 25',
      'select count(*) from livechat_ratings',
    ],
  },
  {
    view: 'pivot, operator × month',
    path: '/ratings/report?by=operator,month',
    goal: { atMost: 1.5 },
    sql: [
      `select operator_id, substr(day, 1, 7), count(*), sum(value), ${SATISFIED} from livechat_ratings group by 1, 2`,
    ],
  },
  {
    view: 'graph, by day',
    path: '/ratings/report?by=day',
    goal: { atMost: 1.5 },
    sql: [`select day, count(*), sum(value), ${SATISFIED} from livechat_ratings group by 1`],
  },
] as const;

/** A Strapi with so many ratings, and who may read them. */
interface Shop {
  strapi: Program;
  url: string;
  token: string;
}

/** The views of the Customer Ratings report, against bare SQL and against loading the ratings. */
export async function ratingsReport(world: World): Promise<Result[]> {
  const results: Result[] = [];

  for (const database of world.databases) {
    results.push(...(await againstSql(world, database)), await againstLoading(world, database));
  }

  return results;
}

async function againstSql(world: World, database: Database): Promise<Result[]> {
  world.say(`${database}: writing ${MANY.toLocaleString('en')} ratings`);

  const shop = await open(world, database, MANY);
  const results: Result[] = [];

  for (const { view, path, sql, goal } of VIEWS) {
    const ratios = await rounds(ROUNDS, async (round) => {
      const bare = await shop.strapi.ask<number>('sql', sql);
      const ours = await ask(shop, path);

      world.say(
        `${database} ${round}: ${view}: SQL ${bare.toFixed(1)} ms, ours ${ours.toFixed(1)} ms`
      );

      return ours / bare;
    });

    results.push(result(`${view}, 1,000,000 ratings : bare SQL (${database})`, ratios, goal));
  }

  await world.stop(shop.strapi);

  return results;
}

async function againstLoading(world: World, database: Database): Promise<Result> {
  const shop = await open(world, database, FEW);
  const ratios = await rounds(ROUNDS, async () => {
    const loaded = await shop.strapi.ask<number>('loadRatings');

    return loaded / (await ask(shop, '/ratings/report?by=operator,month'));
  });

  await world.stop(shop.strapi);

  return result(
    `loading ${FEW.toLocaleString('en')} ratings through the Document Service : pivot (${database})`,
    ratios,
    null
  );
}

async function open(world: World, database: Database, size: number): Promise<Shop> {
  const strapi = world.start('strapi', { database });
  const url = await strapi.ask<string>('open');

  await strapi.ask('ratings', size);

  return { strapi, url, token: await strapi.ask<string>('manager') };
}

/** Milliseconds of an answer of the admin API, read to its end. */
async function ask({ url, token }: Shop, path: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${url}/livechat/admin${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });

  await response.text();

  if (!response.ok) {
    throw new Error(`${path} answered ${response.status}`);
  }

  return performance.now() - start;
}
