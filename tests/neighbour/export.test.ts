import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engine, file, strapi as local } from '@strapi/data-transfer';
import { newClientId } from '../../shared/client-id';
import { openDoors } from '../support/people';
import { type App, bootStrapi } from '../support/strapi';

it('travels whole through strapi export and strapi import', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'livechat-export-'));
  const path = join(folder, 'backup');

  try {
    const sent = await visit(async (app) => {
      await makeContent(app);
      await exportTo(app, path);

      return content(app);
    });
    const arrived = await visit(async (app) => {
      await importFrom(app, `${path}.tar`);

      return content(app);
    });

    expect(sent.messages).toHaveLength(2);
    expect(arrived).toEqual(sent);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

async function visit<T>(look: (app: App) => Promise<T>): Promise<T> {
  const app = await bootStrapi();

  try {
    return await look(app);
  } finally {
    await app.close();
  }
}

async function makeContent(app: App): Promise<void> {
  const visitor = await app.request.post('/api/livechat/visitors').send({});

  await openDoors(app);

  for (const body of ['Hello 漢 👋', '<b>again</b>']) {
    await app.request
      .post('/api/livechat/conversations/messages')
      .set('Authorization', `Bearer ${visitor.body.data.token}`)
      .send({ channel: '', clientId: newClientId(), body })
      .expect(200);
  }
}

/** What a site would miss: the words, where they belong, and what they belong to. */
async function content({ strapi }: App) {
  const [channels, conversations, messages] = await Promise.all([
    strapi.db.query('plugin::livechat.channel').findMany({ orderBy: 'slug' }),
    strapi.db
      .query('plugin::livechat.conversation')
      .findMany({ populate: ['channel', 'visitor', 'thread'], orderBy: 'startedAt' }),
    strapi.db.query('plugin::livechat.message').findMany({ populate: ['thread'], orderBy: 'seq' }),
  ]);

  return {
    channels: channels.map(({ documentId, name, slug }) => ({ documentId, name, slug })),
    conversations: conversations.map(({ documentId, channel, visitor, thread }) => ({
      documentId,
      thread: thread?.documentId,
      version: thread?.version,
      channel: channel?.documentId,
      visitor: visitor?.documentId,
    })),
    messages: messages.map(({ thread, seq, body }) => ({
      seq,
      body,
      thread: thread?.documentId,
    })),
  };
}

const OPTIONS = { versionStrategy: 'exact', schemaStrategy: 'strict' } as const;

async function exportTo({ strapi }: App, path: string): Promise<void> {
  await engine
    .createTransferEngine(
      local.providers.createLocalStrapiSourceProvider({
        getStrapi: () => strapi,
        autoDestroy: false,
      }),
      file.providers.createLocalFileDestinationProvider({
        file: { path },
        encryption: { enabled: false },
        compression: { enabled: false },
      }),
      { ...OPTIONS, exclude: ['files'] }
    )
    .transfer();
}

async function importFrom({ strapi }: App, path: string): Promise<void> {
  await engine
    .createTransferEngine(
      file.providers.createLocalFileSourceProvider({
        file: { path },
        encryption: { enabled: false },
        compression: { enabled: false },
      }),
      // Its own types do not agree with each other where a property may be left out.
      local.providers.createLocalStrapiDestinationProvider({
        getStrapi: () => strapi,
        autoDestroy: false,
        strategy: 'restore',
        restore: { entities: { exclude: [] } },
      }) as never,
      { ...OPTIONS, exclude: ['files'] }
    )
    .transfer();
}
