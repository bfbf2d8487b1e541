import { type Result, result, rounds, type World } from './world';

const ROUNDS = 5;
const SECONDS = 3;

/** The call every page view makes, against a Strapi route that does nothing. */
export async function widget(world: World): Promise<Result[]> {
  const strapi = world.start('strapi');
  const requests = world.start('requests');
  const url = await strapi.ask<string>('open');
  const rate = (path: string, seconds = SECONDS) =>
    requests.ask<number>('ask', { url: url + path, seconds });
  const visit = '/api/livechat/widget/site?page=/shop';
  const nothing = '/api/bench/nothing';

  await rate(visit, 2);
  await rate(nothing, 2);

  const pairs = await rounds(ROUNDS, async (round) => {
    const visits = await rate(visit);
    const nothings = await rate(nothing);

    world.say(
      `widget ${round}: ${Math.round(visits)}/s, a route that does nothing ${Math.round(nothings)}/s`
    );

    return nothings / visits;
  });

  await world.stop(strapi, requests);

  return [
    result('time of the widget’s first call : a Strapi route that does nothing', pairs, {
      atMost: 1.5,
    }),
  ];
}
