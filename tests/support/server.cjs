'use strict';

// A Strapi in a process of its own, on the built plugin, so that it can be killed. Its environment
// says where its database is and which port to take; it tells its parent once it answers.
const { resolve } = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const appDir = process.env.LIVECHAT_TEST_APP ?? resolve(__dirname, '../../playground');
const serveAdminPanel = process.env.LIVECHAT_TEST_PANEL === 'true';
const strapi = createStrapi({ appDir, distDir: appDir, serveAdminPanel });

strapi.log.level = process.env.LIVECHAT_TEST_LOG ?? 'error';
void strapi.start().then(() => process.send?.('ready'));
process.on('disconnect', () => process.exit());
