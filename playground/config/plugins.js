/** `LIVECHAT_CONFIG` takes the plugin's configuration as JSON, so that tests and the demo choose theirs. */
module.exports = ({ env }) => ({
  livechat: {
    enabled: env.bool('LIVECHAT_ENABLED', true),
    config: env.json('LIVECHAT_CONFIG', {}),
  },
  'users-permissions': { config: { jwtSecret: env('JWT_SECRET') } },
});
