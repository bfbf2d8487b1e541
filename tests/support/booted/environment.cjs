'use strict';

const { ModuleMocker } = require('jest-mock');
const { ModernFakeTimers } = require('@jest/fake-timers');

/**
 * Node's own globals, instead of a realm for each test file: packages that are loaded once (see runtime.cjs) and
 * what is loaded anew then mean the same by `Error`, `Date` and `Array`. What a file leaves behind is put back.
 */
module.exports = class OneRealmEnvironment {
  constructor({ projectConfig }) {
    const global = globalThis;

    this.before = { properties: Object.getOwnPropertyDescriptors(global), env: { ...process.env } };
    this.exit = process.exit;
    this.global = global;
    this.moduleMocker = new ModuleMocker(global);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    putBack(globalThis, this.before.properties);
    process.exit = this.exit;
    process.env = this.before.env;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
};

function putBack(target, properties) {
  for (const name of Reflect.ownKeys(target)) {
    if (!Object.hasOwn(properties, name)) {
      Reflect.deleteProperty(target, name);
    }
  }

  for (const [name, property] of Object.entries(properties)) {
    if ('value' in property && target[name] !== property.value) {
      Object.defineProperty(target, name, property);
    }
  }
}
