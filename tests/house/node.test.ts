import { sourcesIn } from './files';

/** What Node 20 answers rightly until it is asked often; `toUrl` stands in for it. */
const UNRELIABLE = /\bURL\.canParse\(/;

it('asks nothing of Node that it comes to answer wrongly', () => {
  const asking = ['server/src', 'shared']
    .flatMap(sourcesIn)
    .filter(({ text }) => UNRELIABLE.test(text));

  expect(asking.map(({ file }) => file)).toEqual([]);
});
