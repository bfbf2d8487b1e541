import type { Language } from '../site/languages';

/** What the page that stops e-mails says. */
export interface Words {
  title: string;
  text: string;
  stop: string;
  doneTitle: string;
  doneText: string;
  resume: string;
}

const en: Words = {
  title: 'No more such e-mails?',
  text: 'No copy of a conversation will be sent to your address any more, whoever asks for one.',
  stop: 'Stop them',
  doneTitle: 'You will get no more such e-mails',
  doneText: 'No copy of a conversation is sent to your address, whoever asks for one.',
  resume: 'I want them after all',
};
const fr: Words = {
  title: 'Ne plus recevoir de tels e-mails ?',
  text: 'Plus aucune copie de conversation ne sera envoyée à votre adresse, quelle que soit la personne qui la demande.',
  stop: 'Ne plus en recevoir',
  doneTitle: 'Vous ne recevrez plus de tels e-mails',
  doneText:
    'Aucune copie de conversation n’est envoyée à votre adresse, quelle que soit la personne qui la demande.',
  resume: 'Je veux les recevoir quand même',
};
const de: Words = {
  title: 'Keine solchen E-Mails mehr?',
  text: 'An Ihre Adresse wird keine Kopie eines Gesprächs mehr gesendet, wer immer eine verlangt.',
  stop: 'Keine mehr senden',
  doneTitle: 'Sie erhalten keine solchen E-Mails mehr',
  doneText: 'An Ihre Adresse wird keine Kopie eines Gesprächs gesendet, wer immer eine verlangt.',
  resume: 'Ich möchte sie doch',
};
const es: Words = {
  title: '¿No recibir más correos como este?',
  text: 'No se enviará ninguna copia de conversaciones a su dirección, la pida quien la pida.',
  stop: 'No recibir más',
  doneTitle: 'No recibirá más correos como este',
  doneText: 'No se envía ninguna copia de conversaciones a su dirección, la pida quien la pida.',
  resume: 'Quiero recibirlos después de todo',
};
const ro: Words = {
  title: 'Nu mai doriți astfel de e-mailuri?',
  text: 'Nicio copie a unei conversații nu va mai fi trimisă la adresa dvs., oricine ar cere-o.',
  stop: 'Opriți-le',
  doneTitle: 'Nu veți mai primi astfel de e-mailuri',
  doneText: 'Nicio copie a unei conversații nu este trimisă la adresa dvs., oricine ar cere-o.',
  resume: 'Totuși le doresc',
};
const ar: Words = {
  title: 'هل تريد إيقاف مثل هذه الرسائل؟',
  text: 'لن تُرسل أي نسخة من أي محادثة إلى عنوانك بعد الآن، أيًّا كان من يطلبها.',
  stop: 'إيقافها',
  doneTitle: 'لن تصلك مثل هذه الرسائل بعد الآن',
  doneText: 'لا تُرسل أي نسخة من أي محادثة إلى عنوانك، أيًّا كان من يطلبها.',
  resume: 'أريدها مع ذلك',
};

const WORDS: Record<Language, Words> = { en, fr, de, es, ro, ar };

/** The words of a language. */
export const wordsIn = (language: Language): Words => WORDS[language];
