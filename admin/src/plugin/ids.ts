export const PLUGIN_ID = 'livechat';

/** Where our pages live in the admin. */
export const HOME = `/plugins/${PLUGIN_ID}`;

/** Where our admin API lives on the server. */
export const ADMIN_API = `/${PLUGIN_ID}/admin`;
