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

module.exports = (helpers) => ({
  connection:
    helpers.env('DATABASE_CLIENT', 'sqlite') === 'postgres' ? postgres(helpers) : sqlite(helpers),
});
