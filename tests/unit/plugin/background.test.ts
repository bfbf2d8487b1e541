import type { Core } from '@strapi/strapi';
import { background, logFault } from '../../../server/src/plugin/background';

function strapiThatLogs(): { strapi: Core.Strapi; lines: string[] } {
  const lines: string[] = [];
  const log = { error: (line: string) => lines.push(line) };

  return { strapi: { log } as unknown as Core.Strapi, lines };
}

it('logs what fails in the background, and lets it end there', async () => {
  const { strapi, lines } = strapiThatLogs();

  background(strapi, 'counting', Promise.reject(new Error('no numbers')));
  await new Promise(setImmediate);

  expect(lines).toEqual([expect.stringContaining('livechat: counting failed: Error: no numbers')]);
});

it.each([
  [null, 'null'],
  ['text', 'text'],
  [{ toString: 1 }, '[object Object]'],
  [Object.create(null), '[object Object]'],
])('says something of whatever was thrown, such as %j', (thrown, said) => {
  const { strapi, lines } = strapiThatLogs();

  logFault(strapi, 'counting', thrown);

  expect(lines).toEqual([`livechat: counting failed: ${said}`]);
});
