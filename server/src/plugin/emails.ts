import type { Core } from '@strapi/strapi';
import type { z } from '@strapi/utils';
import type { EmailCaps } from '../../../shared/outbox';
import type {
  EmailBrand,
  EmailValues,
  TemplateText,
  VariableType,
} from '../../../shared/templates';
import type { Language } from '../site/languages';
import type { Client } from '../visitors/address';

/**
 * What an e-mail of each kind is about, which is all of it that is stored: each slice adds its own, by
 * `declare module`, beside the kind.
 */
// biome-ignore lint/suspicious/noEmptyInterface: its members are declared by the slices
export interface EmailData {}

export type EmailKindName = keyof EmailData;

/** What an e-mail says, made when it is sent. */
export interface EmailContent {
  values: EmailValues;
  /** In whose name; null for nobody's in particular. */
  brand: EmailBrand | null;
}

/** A kind of e-mail, as the slice that writes it describes it. */
interface EmailKindOf<Data> {
  data: z.ZodType<Data>;
  /** What its templates may name. */
  variables: Readonly<Record<string, VariableType>>;
  /** Those no template may leave out. */
  needed: readonly string[];
  /** Its templates as delivered, and why anybody gets such an e-mail. */
  texts: Readonly<Record<Language, TemplateText & { why: string }>>;
  /** What previews and tests are filled with. */
  sample: (language: Language) => EmailContent;
  /** How many are written at most for a client; null where none but our own people write them. */
  caps: ((strapi: Core.Strapi, client: Client) => EmailCaps) | null;
  /** What it says; null where that is no longer there. */
  load: (strapi: Core.Strapi, data: Data, language: Language) => Promise<EmailContent | null>;
}

/** The same for whoever does not know what it is about. */
export interface EmailKind extends Omit<EmailKindOf<never>, 'data' | 'load'> {
  load: (strapi: Core.Strapi, stored: string, language: Language) => Promise<EmailContent | null>;
}

/** Checks a kind where it is written. */
export const emailKind = <Name extends EmailKindName>({
  data,
  load,
  ...kind
}: EmailKindOf<EmailData[Name]>): EmailKind => ({
  ...kind,
  load: (strapi, stored, language) => load(strapi, data.parse(JSON.parse(stored)), language),
});

const kept = new WeakMap<Core.Strapi, ReadonlyMap<string, EmailKind>>();

/** Keeps the kinds that slices bring; `compose` does. */
export const keepEmailKinds = (
  strapi: Core.Strapi,
  kinds: Readonly<Record<string, EmailKind>>
): void => {
  kept.set(strapi, new Map(Object.entries(kinds)));
};

/** Every kind of e-mail, by name. */
export const emailKindsOf = (strapi: Core.Strapi): ReadonlyMap<string, EmailKind> =>
  kept.get(strapi) ?? new Map();
