'use strict';

const { EventEmitter } = require('node:events');
const { ModuleMocker } = require('jest-mock');
const { ModernFakeTimers } = require('@jest/fake-timers');

/**
 * Node's own globals, instead of a realm for each test file: packages that are loaded once (see runtime.cjs) and
 * what is loaded anew then mean the same by `Error`, `Date` and `Array`. What a file leaves behind is put back.
 */
module.exports = class OneRealmEnvironment {
  constructor({ projectConfig }) {
    const global = globalThis;

    this.before = {
      properties: Object.getOwnPropertyDescriptors(global),
      env: { ...process.env },
      exit: process.exit,
      listeners: listenersOf(process),
    };
    // A Strapi that stops takes every listener off its process, and a worker would no longer hear of jest.
    process.removeAllListeners = function removeAllListeners(...events) {
      return events.length > 0
        ? EventEmitter.prototype.removeAllListeners.apply(this, events)
        : this;
    };
    this.global = global;
    this.moduleMocker = new ModuleMocker(global);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    putBack(globalThis, this.before.properties);
    putBackListeners(process, this.before.listeners);
    Reflect.deleteProperty(process, 'removeAllListeners');
    process.exit = this.before.exit;
    putBackEnv(this.before.env);
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

const listenersOf = (emitter) =>
  new Map(emitter.eventNames().map((name) => [name, emitter.rawListeners(name)]));

/** Takes off what a test file left listening. */
function putBackListeners(emitter, before) {
  for (const [name, listeners] of listenersOf(emitter)) {
    for (const listener of listeners) {
      if (!before.get(name)?.includes(listener)) {
        emitter.removeListener(name, listener);
      }
    }
  }
}

function putBackEnv(before) {
  for (const name of Object.keys(process.env)) {
    if (!Object.hasOwn(before, name)) {
      Reflect.deleteProperty(process.env, name);
    }
  }

  Object.assign(process.env, before);
}
