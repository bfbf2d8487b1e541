'use strict';

// The sample shop in a process of its own; its modules are not for jest.
void import('../../playground/shop/server.mjs').then(({ shopServer }) => {
  const server = shopServer({ livechat: process.env.LIVECHAT_TEST_PAGES });

  server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));
});
process.on('disconnect', () => process.exit());
