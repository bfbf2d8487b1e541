'use strict';

/** What the projects share that boot a Strapi. */
module.exports = {
  ...require('../jest-preset'),
  runtime: '<rootDir>/tests/support/booted/runtime.cjs',
  testEnvironment: '<rootDir>/tests/support/booted/environment.cjs',
  globalSetup: '<rootDir>/tests/support/booted/stand-in.cjs',
  setupFilesAfterEnv: ['<rootDir>/tests/support/booted/patience.ts'],
};
