/**
 * The longest of each part of a template, in characters, as `lengthOf` counts them.
 *
 * @example
 * TEMPLATE_LIMITS.subject; // 150
 */
export const TEMPLATE_LIMITS = { subject: 150, body: 10_000 } as const;

/**
 * What a variable of a template is filled with: a `text`; a `stranger`'s text, whose links are broken;
 * a `url`; or a `block`, which stands alone between empty lines.
 *
 * @example
 * const link: VariableType = 'url';
 */
export type VariableType = 'text' | 'stranger' | 'url' | 'block';

/**
 * What an editor writes: `{{name}}` is a variable; the body knows `# `, `- `, `**bold**` and `[text](address)`.
 *
 * @example
 * const text: TemplateText = {
 *   subject: 'Your conversation with {{operator}}',
 *   body: '# Thank you\n\n{{conversation}}',
 * };
 */
export interface TemplateText {
  subject: string;
  body: string;
}

/**
 * What a block is made of: something said, or something that happened.
 *
 * @example
 * const said: EmailPart = { kind: 'message', at: '10:00', who: 'Ada', text: 'Hello' };
 */
export type EmailPart =
  | { kind: 'message'; at: string; who: string; text: string }
  | { kind: 'note'; at: string; text: string };

/**
 * What variables are filled with, by name.
 *
 * @example
 * const values: EmailValues = { operator: 'Ada', conversation: [] };
 */
export type EmailValues = Readonly<Record<string, string | readonly EmailPart[]>>;

/**
 * In whose name an e-mail is written.
 *
 * @example
 * const shop: EmailBrand = {
 *   name: 'Shop',
 *   background: '#4945ff',
 *   color: '#ffffff',
 *   logo: null,
 * };
 */
export interface EmailBrand {
  name: string;
  /** Colours, `#rrggbb`. */
  background: string;
  color: string;
  /** A whole address; null for none. */
  logo: string | null;
}

/**
 * @example
 * const variable: TemplateVariable = { name: 'operator', type: 'text', needed: false };
 */
export interface TemplateVariable {
  name: string;
  type: VariableType;
  /** A template without it cannot be saved. */
  needed: boolean;
}

/**
 * A kind of e-mail, and which of its templates were changed.
 *
 * @example
 * const changedIn = ({ languages }: TemplateKind): string[] =>
 *   languages.flatMap(({ language, updatedAt }) => (updatedAt === null ? [] : [language]));
 */
export interface TemplateKind {
  kind: string;
  variables: readonly TemplateVariable[];
  /** Every language there is one in; `updatedAt` is ISO 8601, or null where the template is as delivered. */
  languages: readonly { language: string; updatedAt: string | null }[];
}

/**
 * One template, as it is edited.
 *
 * @example
 * const isAsDelivered = ({ updatedAt }: EmailTemplate): boolean => updatedAt === null;
 */
export interface EmailTemplate extends TemplateText {
  kind: string;
  language: string;
  /** As delivered: what resetting brings back. */
  standard: TemplateText;
  variables: readonly TemplateVariable[];
  /** When it was changed, ISO 8601; null as delivered. To be sent back when it is saved. */
  updatedAt: string | null;
}

/**
 * An e-mail as its reader gets it.
 *
 * @example
 * const email: EmailWriting = { subject: 'Hello', text: 'Hello\n', html: '<p>Hello</p>' };
 */
export interface EmailWriting {
  subject: string;
  text: string;
  html: string;
}
