import { buildPlugin, checkNode, fail, install, PLAYGROUND, run } from '../.ci/prepare.mjs';
import { secrets } from './secrets.mjs';

try {
  checkNode();
  await install();
  await buildPlugin();
  await run('npx', ['--no-install', 'strapi', 'develop', '--no-install-deps'], {
    cwd: PLAYGROUND,
    env: { ...secrets(), STRAPI_TELEMETRY_DISABLED: 'true' },
  });
} catch (error) {
  fail(error);
}
