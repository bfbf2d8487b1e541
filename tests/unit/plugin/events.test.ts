import type { Core } from '@strapi/strapi';
import {
  emitEvent,
  emitEventFromElsewhere,
  onAnyEvent,
  onEvent,
  onEventEverywhere,
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

  onEvent(strapi, NAME, (news) => {
    heard.push(news);
  });
  await emitEvent(strapi, NAME, {});

  expect(heard).toEqual([{}]);
});

it.each(THEIRS)('is passed on to other nodes although somebody else’s %s', async (_how, theirs) => {
  const { strapi } = strapiWith(theirs);
  const passed: string[] = [];
  const stop = onAnyEvent(strapi, (name) => passed.push(name));

  await emitEvent(strapi, NAME, {});
  stop();
  await emitEvent(strapi, NAME, {});

  expect(passed).toEqual([NAME]);
});

it('is heard by all of ours though one fails, and says so in the log', async () => {
  const { strapi, lines } = strapiWith(async () => undefined);
  const heard: string[] = [];

  onEvent(strapi, NAME, () => {
    throw new Error('first');
  });
  onEvent(strapi, NAME, async () => Promise.reject(new Error('second')));
  onEvent(strapi, NAME, () => {
    heard.push('third');
  });
  await emitEvent(strapi, NAME, {});

  expect(heard).toEqual(['third']);
  expect(lines).toEqual([expect.stringContaining('first'), expect.stringContaining('second')]);
});

it('begins to be heard before announcing returns', () => {
  const { strapi } = strapiWith(async () => undefined);
  const heard = jest.fn();

  onEvent(strapi, NAME, async () => undefined);
  onEvent(strapi, NAME, heard);
  emitEvent(strapi, NAME, {}).catch(() => undefined);

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

  onEvent(strapi, NAME, here);
  onEventEverywhere(strapi, NAME, everywhere);
  onAnyEvent(strapi, passed);
  await emitEventFromElsewhere(strapi, NAME, {});

  expect([here, everywhere, passed].map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0]);
  expect(told).toEqual([`${NAME}@elsewhere`]);
});
