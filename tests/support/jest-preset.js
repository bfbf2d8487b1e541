'use strict';

const path = require('node:path');

const root = path.resolve(__dirname, '../..');
const literally = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const swc = (importSource) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic', importSource } },
      target: 'es2022',
    },
    module: { type: 'commonjs' },
  },
];

/** What every jest project of package.json shares. */
module.exports = {
  transform: {
    '/admin/.+\\.tsx?$': swc('react'),
    '\\.tsx?$': swc('preact'),
    '/(nanoid|icu-minify)/.+\\.m?js$': swc('preact'),
  },
  transformIgnorePatterns: [
    '/node_modules/(?!(nanoid|icu-minify|fractional-indexing|react-dnd|dnd-core|@react-dnd|react-dnd-html5-backend)/)',
  ],
  // Strapi asks for the built plugin; the tests give it the sources. Every official plugin has a
  // file of the same name, so the pattern must be ours alone.
  moduleNameMapper: {
    // The build for browsers, which no node loads.
    '^csv-stringify/browser/esm/sync$': 'csv-stringify/sync',
    [`^(?:${literally(root)}|.*/strapi-plugin-livechat)/dist/server/index\\.js$`]: path.join(
      root,
      'server/src/index.ts'
    ),
  },
  modulePathIgnorePatterns: [
    `${literally(root)}/dist/`,
    `${literally(root)}/node_modules/(strapi-plugin-livechat|playground)/`,
    `${literally(root)}/playground/(build|dist|\\.strapi|\\.tmp)/`,
  ],
};
