import type { Core } from '@strapi/strapi';
import {
  announce,
  announceFromElsewhere,
  listen,
  listenEverywhere,
  onAnnounced,
} from '../../../server/src/plugin/events';

const NAME = 'livechat.page.changed';

/** A Strapi with an event hub on which somebody else listens. */
function strapiWith(theirs: (name: string) => Promise<void>) {
  const lines: string[] = [];
  const strapi = {
    eventHub: { emit: theirs },
    log: { error: (line: string) => lines.push(line) },
  } as unknown as Core.Strapi;

  return { strapi, lines };
}

const THEIRS: [string, () => Promise<void>][] = [
  ['throws', async () => Promise.reject(new Error('theirs'))],
  ['never ends', () => new Promise(() => undefined)],
];

it.each(THEIRS)('reaches our own listeners although somebody else’s %s', async (_how, theirs) => {
  const { strapi } = strapiWith(theirs);
  const heard: unknown[] = [];

  listen(strapi, NAME, (news) => {
    heard.push(news);
  });
  await announce(strapi, NAME, {});

  expect(heard).toEqual([{}]);
});

it.each(THEIRS)('is passed on to other nodes although somebody else’s %s', async (_how, theirs) => {
  const { strapi } = strapiWith(theirs);
  const passed: string[] = [];
  const stop = onAnnounced(strapi, (name) => passed.push(name));

  await announce(strapi, NAME, {});
  stop();
  await announce(strapi, NAME, {});

  expect(passed).toEqual([NAME]);
});

it('is heard by all of ours though one fails, and says so in the log', async () => {
  const { strapi, lines } = strapiWith(async () => undefined);
  const heard: string[] = [];

  listen(strapi, NAME, () => {
    throw new Error('first');
  });
  listen(strapi, NAME, async () => Promise.reject(new Error('second')));
  listen(strapi, NAME, () => {
    heard.push('third');
  });
  await announce(strapi, NAME, {});

  expect(heard).toEqual(['third']);
  expect(lines).toEqual([expect.stringContaining('first'), expect.stringContaining('second')]);
});

it('begins to be heard before announcing returns', () => {
  const { strapi } = strapiWith(async () => undefined);
  const heard = jest.fn();

  listen(strapi, NAME, async () => undefined);
  listen(strapi, NAME, heard);
  announce(strapi, NAME, {}).catch(() => undefined);

  expect(heard).toHaveBeenCalledTimes(1);
});

it('comes from other nodes to whoever listens everywhere, and is not passed on again', async () => {
  const told: string[] = [];
  const { strapi } = strapiWith(async (name) => {
    told.push(name);
  });
  const here = jest.fn();
  const everywhere = jest.fn();
  const passed = jest.fn();

  listen(strapi, NAME, here);
  listenEverywhere(strapi, NAME, everywhere);
  onAnnounced(strapi, passed);
  await announceFromElsewhere(strapi, NAME, {});

  expect([here, everywhere, passed].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0]);
  expect(told).toEqual([`${NAME}@elsewhere`]);
});
