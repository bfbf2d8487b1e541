import type { Language } from '../site/languages';

/** What a transcript says beside what people said. */
export interface Words {
  you: string;
  left: string;
  ended: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    you: 'You',
    left: 'You left the conversation.',
    ended: 'The conversation has ended.',
  },
  fr: {
    you: 'Vous',
    left: 'Vous avez quitté la conversation.',
    ended: 'La conversation est terminée.',
  },
  de: {
    you: 'Sie',
    left: 'Sie haben das Gespräch verlassen.',
    ended: 'Das Gespräch ist beendet.',
  },
  es: {
    you: 'Usted',
    left: 'Ha abandonado la conversación.',
    ended: 'La conversación ha terminado.',
  },
  ro: {
    you: 'Dvs.',
    left: 'Ați părăsit conversația.',
    ended: 'Conversația s-a încheiat.',
  },
  ar: {
    you: 'أنت',
    left: 'لقد غادرت المحادثة.',
    ended: 'انتهت المحادثة.',
  },
};

/** The words of a language. */
export const wordsIn = (language: Language): Words => WORDS[language];
