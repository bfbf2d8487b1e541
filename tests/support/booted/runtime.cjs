'use strict';

const { createRequire, isBuiltin } = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');
const { default: JestRuntime } = require('jest-runtime');

const ROOT = path.resolve(__dirname, '../../..');
const SOURCES = path.join(ROOT, 'server/src/index.ts');

/** Where Strapi looks for the plugin. */
const ENTRIES = ['strapi-server.js', 'dist/server/index.js'].map((file) => path.join(ROOT, file));

/** What jest brings itself, and what has to be compiled first. */
const WITH_JEST = /^(@jest\/|expect$|jest-)/;

/**
 * Loads packages as Node does, once for all test files of a process: Strapi alone is two thousand modules, which jest
 * would evaluate again for each file. Our own sources and the tests are loaded anew for each, as ever.
 */
module.exports = class NodeRuntime extends JestRuntime {
  constructor(...args) {
    super(...args);
    this.executor.compile = compileInThisRealm;

    for (const entry of ENTRIES) {
      require.cache[entry] = standIn(entry, () => this.requireModule(SOURCES));
    }
  }

  requireModuleOrMock(from, name) {
    const file = packageFile(from, name);

    return file === null || this.mockState.shouldMockCjs(from, name).shouldMock
      ? super.requireModuleOrMock(from, name)
      : require(file);
  }
};
module.exports.default = module.exports;

function packageFile(from, name) {
  if (/^[./]/.test(name) || isBuiltin(name) || WITH_JEST.test(name)) {
    return null;
  }
  const file = createRequire(from).resolve(name);

  return file.includes(`${path.sep}node_modules${path.sep}`) ? file : null;
}

/** A module that Node takes for loaded, whose exports are what the test file at work has of it. */
function standIn(filename, exportsOf) {
  return Object.defineProperty(
    { id: filename, filename, loaded: true, children: [], paths: [] },
    'exports',
    { get: exportsOf }
  );
}

function compileInThisRealm(source, filename) {
  return compileFunction(source, this.injectedModuleParameters, { filename });
}
