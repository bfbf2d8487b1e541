import { useNotification } from '@strapi/strapi/admin';
import { useCallback, useMemo } from 'react';
import { useIntl } from 'react-intl';
import { isolated } from '../../../shared/bidi';
import { PLUGIN_ID } from './ids';
import { channelIn, refusalOf } from './refusal';
import { type TextId, useSay } from './texts';

interface Toasts {
  done: (text: TextId, values?: Record<string, string | number>) => void;
  failed: (error: unknown) => void;
  /** Does what somebody asked for and awaits it; when it fails, they are told why. */
  attempt: (act: () => Promise<unknown>) => void;
}

/** Says why the server refused, in the language of the admin where we have the sentence. */
export function useRefusalText(): (error: unknown) => string {
  const { formatMessage, messages } = useIntl();

  return useCallback(
    (error) => {
      const { code, message } = refusalOf(error);
      const id = `${PLUGIN_ID}.error.${code}`;

      if (id in messages && code !== 'INPUT_INVALID') {
        return formatMessage({ id }, { channel: isolated(channelIn(error)) });
      }

      return message ?? formatMessage({ id: `${PLUGIN_ID}.error.unknown` });
    },
    [formatMessage, messages]
  );
}

export function useToasts(): Toasts {
  const { toggleNotification } = useNotification();
  const say = useSay();
  const refusalText = useRefusalText();

  return useMemo(() => {
    const failed: Toasts['failed'] = (error) =>
      toggleNotification({ type: 'danger', message: refusalText(error) });

    return {
      done: (text, values) => toggleNotification({ type: 'success', message: say(text, values) }),
      failed,
      attempt: (act) => {
        act().catch(failed);
      },
    };
  }, [toggleNotification, say, refusalText]);
}
