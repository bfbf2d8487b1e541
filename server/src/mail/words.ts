/** What a transcript says beside what people said. `{channel}` is replaced. */
export interface Words {
  subject: string;
  zone: string;
  you: string;
  left: string;
  ended: string;
}

const WORDS: Record<string, Words> = {
  en: {
    subject: 'Your conversation with {channel}',
    zone: 'All times are in UTC.',
    you: 'You',
    left: 'You left the conversation.',
    ended: 'The conversation has ended.',
  },
  fr: {
    subject: 'Votre conversation avec {channel}',
    zone: 'Toutes les heures sont en UTC.',
    you: 'Vous',
    left: 'Vous avez quitté la conversation.',
    ended: 'La conversation est terminée.',
  },
  de: {
    subject: 'Ihr Gespräch mit {channel}',
    zone: 'Alle Zeiten sind in UTC.',
    you: 'Sie',
    left: 'Sie haben das Gespräch verlassen.',
    ended: 'Das Gespräch ist beendet.',
  },
  es: {
    subject: 'Su conversación con {channel}',
    zone: 'Todas las horas son UTC.',
    you: 'Usted',
    left: 'Ha abandonado la conversación.',
    ended: 'La conversación ha terminado.',
  },
  ro: {
    subject: 'Conversația dvs. cu {channel}',
    zone: 'Toate orele sunt în UTC.',
    you: 'Dvs.',
    left: 'Ați părăsit conversația.',
    ended: 'Conversația s-a încheiat.',
  },
  ar: {
    subject: 'محادثتك مع {channel}',
    zone: 'جميع الأوقات بالتوقيت العالمي UTC.',
    you: 'أنت',
    left: 'لقد غادرت المحادثة.',
    ended: 'انتهت المحادثة.',
  },
};

/** A language a letter can be written in: the first part of a BCP 47 tag, else English. */
export function languageOf(locale: string | null): string {
  const language = locale?.split('-')[0]?.toLowerCase() ?? '';

  return Object.hasOwn(WORDS, language) ? language : 'en';
}

/** The words of a language; those of English where it is not ours. */
export function wordsIn(language: string): Words {
  const { en, [language]: own = en } = WORDS;

  if (own === undefined) {
    throw new Error(`There are no words in ${language}`);
  }

  return own;
}
