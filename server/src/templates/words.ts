import type { Language } from '../site/languages';

/** What leads to the page that stops e-mails. */
export const STOP: Readonly<Record<Language, string>> = {
  en: 'No more such e-mails',
  fr: 'Ne plus recevoir de tels e-mails',
  de: 'Keine solchen E-Mails mehr',
  es: 'No recibir más correos como este',
  ro: 'Nu mai trimiteți astfel de e-mailuri',
  ar: 'إيقاف مثل هذه الرسائل',
};
