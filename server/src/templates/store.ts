import type { Core } from '@strapi/strapi';
import type { TemplateText } from '../../../shared/templates';
import { uid } from '../plugin/ids';

/** Which template. */
export interface TemplateKey {
  kind: string;
  language: string;
}

/** A changed template; the moment is ISO 8601. */
export interface StoredTemplate extends TemplateKey, TemplateText {
  updatedAt: string;
}

const templates = (strapi: Core.Strapi) => strapi.db.query(uid('email-template'));

const toTemplate = (row: Record<string, unknown>): StoredTemplate => ({
  kind: String(row.kind),
  language: String(row.language),
  subject: String(row.subject),
  body: String(row.body),
  updatedAt: new Date(row.updatedAt as string | Date).toISOString(),
});

/** Every changed template. */
export async function findTemplates(strapi: Core.Strapi): Promise<StoredTemplate[]> {
  return (await templates(strapi).findMany({})).map(toTemplate);
}

/** A template as it was changed; null where it is as delivered. */
export async function findTemplate(
  strapi: Core.Strapi,
  { kind, language }: TemplateKey
): Promise<StoredTemplate | null> {
  const row = await templates(strapi).findOne({ where: { kind, language } });

  return row && toTemplate(row);
}

/** Keeps a template, unless it is no longer what it was at that moment: then nothing happens, and this is false. */
export async function saveTemplate(
  strapi: Core.Strapi,
  { kind, language }: TemplateKey,
  text: TemplateText,
  updatedAt: string | null
): Promise<boolean> {
  if (updatedAt === null) {
    try {
      await templates(strapi).create({ data: { kind, language, ...text } });
    } catch (error) {
      // The unique index refuses the second of two who change it for the first time at once.
      if ((await findTemplate(strapi, { kind, language })) === null) {
        throw error;
      }

      return false;
    }

    return true;
  }

  const { count } = await templates(strapi).updateMany({
    where: { kind, language, updatedAt: new Date(updatedAt) },
    data: { ...text, updatedAt: new Date() },
  });

  return count > 0;
}

/** Forgets a change, unless it is another one by now. */
export async function removeTemplate(
  strapi: Core.Strapi,
  { kind, language }: TemplateKey,
  updatedAt: string
): Promise<boolean> {
  const { count } = await templates(strapi).deleteMany({
    where: { kind, language, updatedAt: new Date(updatedAt) },
  });

  return count > 0;
}
