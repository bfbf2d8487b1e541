module.exports = ({ env }) => ({ rest: { prefix: env('REST_PREFIX', '/api') } });
