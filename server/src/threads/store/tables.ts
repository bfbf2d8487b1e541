export const THREADS = 'livechat_threads';

export const MESSAGES = 'livechat_messages';
