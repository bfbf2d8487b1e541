import type { App } from './strapi';

/** Fields of the Livechat page. */
export interface PageInput {
  title: string;
  intro?: object[];
  seoTitle?: string;
  seoDescription?: string;
  showMetrics?: boolean;
  showLatest?: boolean;
  showMembers?: boolean;
  structuredData?: string;
}

const UID = 'plugin::livechat.livechat-page';

/** Writes the Livechat page as the Content Manager does, and publishes it. */
export async function publishPage(app: App, data: PageInput, locale = 'en'): Promise<void> {
  const { token } = await app.superAdmin();

  await app.request
    .post(`/content-manager/single-types/${UID}/actions/publish`)
    .query({ locale })
    .auth(token, { type: 'bearer' })
    .send(data)
    .expect(200);
}

/** Saves a draft of the Livechat page without publishing it. */
export async function draftPage(app: App, data: PageInput, locale = 'en'): Promise<void> {
  const { token } = await app.superAdmin();

  await app.request
    .put(`/content-manager/single-types/${UID}`)
    .query({ locale })
    .auth(token, { type: 'bearer' })
    .send(data)
    .expect((answer) => [200, 201].includes(answer.status));
}

/** Takes the Livechat page back. */
export async function unpublishPage(app: App, locale = 'en'): Promise<void> {
  const { token } = await app.superAdmin();

  await app.request
    .post(`/content-manager/single-types/${UID}/actions/unpublish`)
    .query({ locale })
    .auth(token, { type: 'bearer' })
    .send({})
    .expect(200);
}

/** Adds a locale to Strapi's i18n. */
export async function addLocale(app: App, code: string): Promise<void> {
  const { token } = await app.superAdmin();

  await app.request
    .post('/i18n/locales')
    .auth(token, { type: 'bearer' })
    .send({ code, name: code, isDefault: false })
    .expect((answer) => [200, 201].includes(answer.status));
}
