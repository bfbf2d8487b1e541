const path = require('node:path');

const sqlite = ({ env }) => ({
  client: 'sqlite',
  connection: { filename: path.resolve(__dirname, '..', env('DATABASE_FILENAME', '.tmp/data.db')) },
  useNullAsDefault: true,
});

const postgres = ({ env }) => ({
  client: 'postgres',
  connection: {
    connectionString: env('DATABASE_URL'),
    schema: env('DATABASE_SCHEMA', 'public'),
  },
  pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
});

const mysql = ({ env }) => ({
  client: 'mysql',
  connection: { uri: env('DATABASE_URL') },
  pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
});

const CLIENTS = { sqlite, postgres, mysql };

module.exports = (helpers) => ({
  connection: CLIENTS[helpers.env('DATABASE_CLIENT', 'sqlite')](helpers),
});
