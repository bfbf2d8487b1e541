import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { isolated } from '../../../shared/bidi';
import type english from '../translations/en.json';
import { PLUGIN_ID } from './ids';

/** Every text of the admin, by its name in translations/en.json. */
export type TextId = keyof typeof english;

type Values = Record<string, string | number>;

/** Says a text in the language of the admin. */
export type Say = (id: TextId, values?: Values) => string;

export const textId = (id: TextId): string => `${PLUGIN_ID}.${id}`;

export function useSay(): Say {
  const { formatMessage } = useIntl();

  return useCallback(
    (id, values) => formatMessage({ id: textId(id), defaultMessage: id }, values && apart(values)),
    [formatMessage]
  );
}

/** Names in a sentence keep their own direction and leave the sentence its own. */
const apart = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? isolated(value) : value,
    ])
  );

/** The texts of one language under the names Strapi wants. */
export const prefixed = (texts: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([id, text]) => [`${PLUGIN_ID}.${id}`, text]));
