import type { Core } from '@strapi/strapi';
import type {
  EmailTemplate,
  EmailWriting,
  TemplateKind,
  TemplateText,
  TemplateVariable,
} from '../../../shared/templates';
import { addressForMail } from '../plugin/addresses';
import { type EmailContent, type EmailKind, emailKindsOf } from '../plugin/emails';
import { failure } from '../plugin/errors';
import { LANGUAGES, type Language } from '../site/languages';
import { faultOf } from './check';
import { compose } from './compose';
import * as store from './store';
import { STOP } from './words';

/** A template there is. */
interface Known {
  kind: EmailKind;
  language: Language;
}

/** What e-mails say: as delivered, or as somebody changed it. */
export function createTemplates({ strapi }: { strapi: Core.Strapi }) {
  const get = async (key: store.TemplateKey): Promise<EmailTemplate> => {
    const { kind, language } = find(strapi, key);
    const standard = partsOf(kind.texts[language]);
    const stored = await store.findTemplate(strapi, key);

    return {
      ...key,
      ...partsOf(stored ?? standard),
      standard,
      variables: variablesOf(kind),
      updatedAt: stored?.updatedAt ?? null,
    };
  };

  return {
    get,

    async list(): Promise<TemplateKind[]> {
      const changed = await store.findTemplates(strapi);

      return [...emailKindsOf(strapi)].map(([name, kind]) => ({
        kind: name,
        variables: variablesOf(kind),
        languages: LANGUAGES.map((language) => ({
          language,
          updatedAt:
            changed.find((one) => one.kind === name && one.language === language)?.updatedAt ??
            null,
        })),
      }));
    },

    /** Keeps a template. `updatedAt` is that of the one it was made of: of two who change the same, the second hears of the first. */
    async save(
      key: store.TemplateKey,
      text: TemplateText,
      updatedAt: string | null
    ): Promise<EmailTemplate> {
      refuseFaulty(find(strapi, key), text);

      if (!(await store.saveTemplate(strapi, key, text, updatedAt))) {
        throw failure('TEMPLATE_CHANGED');
      }

      return get(key);
    },

    /** Brings back what was delivered. */
    async reset(key: store.TemplateKey, updatedAt: string): Promise<EmailTemplate> {
      find(strapi, key);

      if (!(await store.removeTemplate(strapi, key, updatedAt))) {
        throw failure('TEMPLATE_CHANGED');
      }

      return get(key);
    },

    /** A template nobody has kept yet, filled with the kind's sample. */
    sample(key: store.TemplateKey, text: TemplateText): EmailWriting {
      const known = find(strapi, key);

      refuseFaulty(known, text);

      return write(known, text, {
        content: known.kind.sample(known.language),
        stopUrl: addressForMail(strapi),
      });
    },

    /** What an e-mail says, by the template of its kind and language. */
    async write(
      key: store.TemplateKey,
      filling: { content: EmailContent; stopUrl: string }
    ): Promise<EmailWriting> {
      const known = find(strapi, key);
      const stored = await store.findTemplate(strapi, key);
      // A kind may have lost a variable since.
      const isFit = stored !== null && faultOf(stored, variablesOf(known.kind)) === null;

      return write(known, isFit ? stored : known.kind.texts[known.language], filling);
    },
  };
}

const partsOf = ({ subject, body }: TemplateText): TemplateText => ({ subject, body });

function find(strapi: Core.Strapi, key: store.TemplateKey): Known {
  const kind = emailKindsOf(strapi).get(key.kind);
  const language = LANGUAGES.find((one) => one === key.language);

  if (kind === undefined || language === undefined) {
    throw failure('TEMPLATE_UNKNOWN');
  }

  return { kind, language };
}

function refuseFaulty({ kind }: Known, text: TemplateText): void {
  const fault = faultOf(text, variablesOf(kind));

  if (fault !== null) {
    throw failure('INPUT_INVALID', {
      path: fault.path,
      message: `${fault.path}: ${fault.message}`,
    });
  }
}

const write = (
  { kind, language }: Known,
  template: TemplateText,
  { content, stopUrl }: { content: EmailContent; stopUrl: string }
): EmailWriting =>
  compose({
    template,
    variables: kind.variables,
    language,
    ...content,
    why: kind.texts[language].why,
    stop: STOP[language],
    stopUrl,
  });

const variablesOf = ({ variables, needed }: EmailKind): TemplateVariable[] =>
  Object.entries(variables).map(([name, type]) => ({ name, type, needed: needed.includes(name) }));
