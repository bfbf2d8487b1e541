'use strict';

// Starts a Strapi on the built plugin, in a process of its own, as far as it listens; tells its parent
// every file that was loaded on the way.
const { resolve } = require('node:path');
const { createStrapi } = require('@strapi/strapi');

const appDir = resolve(__dirname, '../../playground');
const strapi = createStrapi({ appDir, distDir: appDir, serveAdminPanel: false });

strapi.log.level = 'error';
process.on('disconnect', () => process.exit());

void strapi.start().then(() => process.send?.(Object.keys(require.cache), () => process.exit()));
