import type { App } from './strapi';

/** Row of the thread of a conversation, which is named by its id. */
export async function threadOf({ strapi }: App, conversation: string): Promise<number> {
  const { thread } = await strapi.db
    .query('plugin::livechat.conversation')
    .findOne({ where: { documentId: conversation }, populate: ['thread'] });

  return thread.id;
}

/** Writes a thread over as another node would: whoever remembers it notices. */
export async function rewriteThread(
  app: App,
  conversation: string,
  data: Record<string, unknown>
): Promise<void> {
  const threads = app.strapi.db.query('plugin::livechat.thread');
  const where = { id: await threadOf(app, conversation) };
  const { revision } = await threads.findOne({ where });

  await threads.update({ where, data: { ...data, revision: revision + 1 } });
}
