'use strict';

const plugin = require('./dist/admin');

module.exports = plugin.default ?? plugin;
