#!/usr/bin/env node
const USAGE = `Usage, in the folder of a Strapi project:

  livechat ratings:verify             compares the public figures with the ratings
  livechat ratings:verify --rebuild   and counts them again where they differ

Ends with 0 when all is well, with 1 when figures differ, with 2 when it could not look.
`;

void main(process.argv.slice(2));

async function main([command, ...flags]) {
  const isKnown = command === 'ratings:verify' && flags.every((flag) => flag === '--rebuild');

  if (!isKnown) {
    process.stderr.write(USAGE);
    process.exit(2);
  }

  try {
    process.exit(await inStrapi((strapi) => verify(strapi, flags.includes('--rebuild'))));
  } catch (error) {
    process.stderr.write(`\nThe figures could not be compared: ${error.message}\n`);
    process.exit(2);
  }
}

/** Loads the Strapi of this folder without listening, so that nothing of it starts to work. */
async function inStrapi(work) {
  const { compileStrapi, createStrapi } = require(
    require.resolve('@strapi/strapi', { paths: [process.cwd()] })
  );
  const strapi = createStrapi(await compileStrapi());

  strapi.log.level = 'error';
  await strapi.load();

  try {
    return await work(strapi);
  } finally {
    await strapi.destroy();
  }
}

async function verify(strapi, isToRebuild) {
  const ratings = strapi.plugin('livechat').service('ratings');
  const differences = await ratings.verify(progress('Comparing'));

  process.stderr.write('\n');

  for (const { kind, owner, operator, day, value, hidden, kept, counted } of differences) {
    const whose = operator === 0 ? 'nobody' : `operator ${operator}`;
    const when = day === '' ? `all time: ${kind} ${owner}` : `${day}: ${kind} ${owner}, ${whose}`;
    const seen = hidden ? 'hidden' : 'visible';

    process.stdout.write(
      `${when}, ${seen} ratings of ${value}: kept ${kept}, there are ${counted}\n`
    );
  }

  if (differences.length === 0) {
    process.stdout.write('All figures are what the ratings say.\n');

    return 0;
  }

  if (!isToRebuild) {
    process.stdout.write(`${differences.length} figures differ; --rebuild counts them again.\n`);

    return 1;
  }

  await ratings.rebuild(progress('Counting'));
  process.stderr.write('\n');
  process.stdout.write(`${differences.length} figures differed and were counted again.\n`);

  return 0;
}

/** Tells how far it is, on one line that is written over. */
const progress = (headline) => (done, total) => {
  const share = total === 0 ? 100 : Math.floor((done * 100) / total);

  process.stderr.write(`\r${headline} the ratings: ${share} %`);
};
