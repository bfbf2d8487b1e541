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
  text: 'The support of this site will send no more e-mails to your address, whoever asks for one.',
  stop: 'Stop them',
  doneTitle: 'You will get no more such e-mails',
  doneText: 'The support of this site sends no e-mails to your address, whoever asks for one.',
  resume: 'I want them after all',
};
const fr: Words = {
  title: 'Ne plus recevoir de tels e-mails ?',
  text: 'L’assistance de ce site n’enverra plus aucun e-mail à votre adresse, quelle que soit la personne qui en demande un.',
  stop: 'Ne plus en recevoir',
  doneTitle: 'Vous ne recevrez plus de tels e-mails',
  doneText:
    'L’assistance de ce site n’envoie aucun e-mail à votre adresse, quelle que soit la personne qui en demande un.',
  resume: 'Je veux les recevoir quand même',
};
const de: Words = {
  title: 'Keine solchen E-Mails mehr?',
  text: 'Der Support dieser Website sendet keine E-Mails mehr an Ihre Adresse, wer immer eine verlangt.',
  stop: 'Keine mehr senden',
  doneTitle: 'Sie erhalten keine solchen E-Mails mehr',
  doneText:
    'Der Support dieser Website sendet keine E-Mails an Ihre Adresse, wer immer eine verlangt.',
  resume: 'Ich möchte sie doch',
};
const es: Words = {
  title: '¿No recibir más correos como este?',
  text: 'La asistencia de este sitio no enviará más correos a su dirección, los pida quien los pida.',
  stop: 'No recibir más',
  doneTitle: 'No recibirá más correos como este',
  doneText: 'La asistencia de este sitio no envía correos a su dirección, los pida quien los pida.',
  resume: 'Quiero recibirlos después de todo',
};
const ro: Words = {
  title: 'Nu mai doriți astfel de e-mailuri?',
  text: 'Asistența acestui site nu va mai trimite e-mailuri la adresa dvs., oricine le-ar cere.',
  stop: 'Opriți-le',
  doneTitle: 'Nu veți mai primi astfel de e-mailuri',
  doneText: 'Asistența acestui site nu trimite e-mailuri la adresa dvs., oricine le-ar cere.',
  resume: 'Totuși le doresc',
};
const ar: Words = {
  title: 'هل تريد إيقاف مثل هذه الرسائل؟',
  text: 'لن يرسل فريق دعم هذا الموقع أي رسالة إلى عنوانك بعد الآن، أيًّا كان من يطلبها.',
  stop: 'إيقافها',
  doneTitle: 'لن تصلك مثل هذه الرسائل بعد الآن',
  doneText: 'لا يرسل فريق دعم هذا الموقع أي رسالة إلى عنوانك، أيًّا كان من يطلبها.',
  resume: 'أريدها مع ذلك',
};

const WORDS: Record<Language, Words> = { en, fr, de, es, ro, ar };

/** The words of a language. */
export const wordsIn = (language: Language): Words => WORDS[language];
