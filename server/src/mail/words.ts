/** What a transcript says beside what people said, and the page that stops such e-mails. `{…}` is replaced. */
export interface Words {
  subject: string;
  zone: string;
  you: string;
  left: string;
  ended: string;
  stop: string;
  stopLink: string;
  stopTitle: string;
  stopText: string;
  stopButton: string;
  stoppedTitle: string;
  stoppedText: string;
  resumeButton: string;
}

const en: Words = {
  subject: 'Your conversation with {who}',
  zone: 'All times are in UTC.',
  you: 'You',
  left: 'You left the conversation.',
  ended: 'The conversation has ended.',
  stop: 'Somebody who had this conversation asked for a copy to this address.',
  stopLink: 'No more such e-mails',
  stopTitle: 'No more such e-mails?',
  stopText:
    'No copy of a conversation will be sent to your address any more, whoever asks for one.',
  stopButton: 'Stop them',
  stoppedTitle: 'You will get no more such e-mails',
  stoppedText: 'No copy of a conversation is sent to your address, whoever asks for one.',
  resumeButton: 'I want them after all',
};
const fr: Words = {
  subject: 'Votre conversation avec {who}',
  zone: 'Toutes les heures sont en UTC.',
  you: 'Vous',
  left: 'Vous avez quitté la conversation.',
  ended: 'La conversation est terminée.',
  stop: 'La personne qui a eu cette conversation en a demandé une copie à cette adresse.',
  stopLink: 'Ne plus recevoir de tels e-mails',
  stopTitle: 'Ne plus recevoir de tels e-mails ?',
  stopText:
    'Plus aucune copie de conversation ne sera envoyée à votre adresse, quelle que soit la personne qui la demande.',
  stopButton: 'Ne plus en recevoir',
  stoppedTitle: 'Vous ne recevrez plus de tels e-mails',
  stoppedText:
    'Aucune copie de conversation n’est envoyée à votre adresse, quelle que soit la personne qui la demande.',
  resumeButton: 'Je veux les recevoir quand même',
};
const de: Words = {
  subject: 'Ihr Gespräch mit {who}',
  zone: 'Alle Zeiten sind in UTC.',
  you: 'Sie',
  left: 'Sie haben das Gespräch verlassen.',
  ended: 'Das Gespräch ist beendet.',
  stop: 'Wer dieses Gespräch geführt hat, hat eine Kopie an diese Adresse verlangt.',
  stopLink: 'Keine solchen E-Mails mehr',
  stopTitle: 'Keine solchen E-Mails mehr?',
  stopText:
    'An Ihre Adresse wird keine Kopie eines Gesprächs mehr gesendet, wer immer eine verlangt.',
  stopButton: 'Keine mehr senden',
  stoppedTitle: 'Sie erhalten keine solchen E-Mails mehr',
  stoppedText:
    'An Ihre Adresse wird keine Kopie eines Gesprächs gesendet, wer immer eine verlangt.',
  resumeButton: 'Ich möchte sie doch',
};
const es: Words = {
  subject: 'Su conversación con {who}',
  zone: 'Todas las horas son UTC.',
  you: 'Usted',
  left: 'Ha abandonado la conversación.',
  ended: 'La conversación ha terminado.',
  stop: 'Quien mantuvo esta conversación pidió una copia a esta dirección.',
  stopLink: 'No recibir más correos como este',
  stopTitle: '¿No recibir más correos como este?',
  stopText: 'No se enviará ninguna copia de conversaciones a su dirección, la pida quien la pida.',
  stopButton: 'No recibir más',
  stoppedTitle: 'No recibirá más correos como este',
  stoppedText: 'No se envía ninguna copia de conversaciones a su dirección, la pida quien la pida.',
  resumeButton: 'Quiero recibirlos después de todo',
};
const ro: Words = {
  subject: 'Conversația dvs. cu {who}',
  zone: 'Toate orele sunt în UTC.',
  you: 'Dvs.',
  left: 'Ați părăsit conversația.',
  ended: 'Conversația s-a încheiat.',
  stop: 'Cine a purtat această conversație a cerut o copie la această adresă.',
  stopLink: 'Nu mai trimiteți astfel de e-mailuri',
  stopTitle: 'Nu mai doriți astfel de e-mailuri?',
  stopText:
    'Nicio copie a unei conversații nu va mai fi trimisă la adresa dvs., oricine ar cere-o.',
  stopButton: 'Opriți-le',
  stoppedTitle: 'Nu veți mai primi astfel de e-mailuri',
  stoppedText: 'Nicio copie a unei conversații nu este trimisă la adresa dvs., oricine ar cere-o.',
  resumeButton: 'Totuși le doresc',
};
const ar: Words = {
  subject: 'محادثتك مع {who}',
  zone: 'جميع الأوقات بالتوقيت العالمي UTC.',
  you: 'أنت',
  left: 'لقد غادرت المحادثة.',
  ended: 'انتهت المحادثة.',
  stop: 'طلب من أجرى هذه المحادثة إرسال نسخة منها إلى هذا العنوان.',
  stopLink: 'إيقاف مثل هذه الرسائل',
  stopTitle: 'هل تريد إيقاف مثل هذه الرسائل؟',
  stopText: 'لن تُرسل أي نسخة من أي محادثة إلى عنوانك بعد الآن، أيًّا كان من يطلبها.',
  stopButton: 'إيقافها',
  stoppedTitle: 'لن تصلك مثل هذه الرسائل بعد الآن',
  stoppedText: 'لا تُرسل أي نسخة من أي محادثة إلى عنوانك، أيًّا كان من يطلبها.',
  resumeButton: 'أريدها مع ذلك',
};

const WORDS: ReadonlyMap<string, Words> = new Map(Object.entries({ en, fr, de, es, ro, ar }));

/** A language an e-mail can be written in: the first part of a BCP 47 tag, else English. */
export function languageOf(locale: string | null): string {
  const language = locale?.split('-')[0]?.toLowerCase() ?? '';

  return WORDS.has(language) ? language : 'en';
}

/** The words of a language; those of English where it is not ours. */
export const wordsIn = (language: string): Words => WORDS.get(languageOf(language)) ?? en;
