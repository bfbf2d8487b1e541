module.exports = ({ env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  logger: {
    updates: { enabled: false },
    startup: { enabled: env('NODE_ENV') !== 'production' },
  },
  proxy: { koa: env.bool('PROXY_KOA', false), maxIpsCount: env.int('PROXY_COUNT', 0) },
  app: { keys: env.array('APP_KEYS') },
  mcp: { enabled: env.bool('MCP_ENABLED', false) },
});
