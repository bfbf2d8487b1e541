/** What a transcript says beside what people said. `{…}` is replaced. */
export interface Words {
  subject: string;
  zone: string;
  you: string;
  left: string;
  ended: string;
  stop: string;
  stopLink: string;
}

const en: Words = {
  subject: 'Your conversation with {who}',
  zone: 'All times are in UTC.',
  you: 'You',
  left: 'You left the conversation.',
  ended: 'The conversation has ended.',
  stop: 'Somebody who had this conversation asked for a copy to this address.',
  stopLink: 'No more such e-mails',
};
const fr: Words = {
  subject: 'Votre conversation avec {who}',
  zone: 'Toutes les heures sont en UTC.',
  you: 'Vous',
  left: 'Vous avez quitté la conversation.',
  ended: 'La conversation est terminée.',
  stop: 'La personne qui a eu cette conversation en a demandé une copie à cette adresse.',
  stopLink: 'Ne plus recevoir de tels e-mails',
};
const de: Words = {
  subject: 'Ihr Gespräch mit {who}',
  zone: 'Alle Zeiten sind in UTC.',
  you: 'Sie',
  left: 'Sie haben das Gespräch verlassen.',
  ended: 'Das Gespräch ist beendet.',
  stop: 'Wer dieses Gespräch geführt hat, hat eine Kopie an diese Adresse verlangt.',
  stopLink: 'Keine solchen E-Mails mehr',
};
const es: Words = {
  subject: 'Su conversación con {who}',
  zone: 'Todas las horas son UTC.',
  you: 'Usted',
  left: 'Ha abandonado la conversación.',
  ended: 'La conversación ha terminado.',
  stop: 'Quien mantuvo esta conversación pidió una copia a esta dirección.',
  stopLink: 'No recibir más correos como este',
};
const ro: Words = {
  subject: 'Conversația dvs. cu {who}',
  zone: 'Toate orele sunt în UTC.',
  you: 'Dvs.',
  left: 'Ați părăsit conversația.',
  ended: 'Conversația s-a încheiat.',
  stop: 'Cine a purtat această conversație a cerut o copie la această adresă.',
  stopLink: 'Nu mai trimiteți astfel de e-mailuri',
};
const ar: Words = {
  subject: 'محادثتك مع {who}',
  zone: 'جميع الأوقات بالتوقيت العالمي UTC.',
  you: 'أنت',
  left: 'لقد غادرت المحادثة.',
  ended: 'انتهت المحادثة.',
  stop: 'طلب من أجرى هذه المحادثة إرسال نسخة منها إلى هذا العنوان.',
  stopLink: 'إيقاف مثل هذه الرسائل',
};

const WORDS: ReadonlyMap<string, Words> = new Map(Object.entries({ en, fr, de, es, ro, ar }));

/** A language an e-mail can be written in: the first part of a BCP 47 tag, else English. */
export function languageOf(locale: string | null): string {
  const language = locale?.split('-')[0]?.toLowerCase() ?? '';

  return WORDS.has(language) ? language : 'en';
}

/** The words of a language; those of English where it is not ours. */
export const wordsIn = (language: string): Words => WORDS.get(languageOf(language)) ?? en;
