import type { TemplateText } from '../../../shared/templates';
import type { Language } from '../site/languages';

/** The e-mail as delivered, why anybody gets it, and what a sample of it quotes. */
export interface TranscriptText extends TemplateText {
  why: string;
  question: string;
  answer: string;
}

/** The subject is the title within, too. */
const about = (subject: string, zone: string): TemplateText => ({
  subject,
  body: [`# ${subject}`, zone, '{{conversation}}'].join('\n\n'),
});

export const TEXTS: Readonly<Record<Language, TranscriptText>> = {
  en: {
    ...about('Your conversation with {{operator}} ({{channel}})', 'All times are in UTC.'),
    why: 'Somebody who had this conversation asked for a copy to this address.',
    question: 'Where is my parcel?',
    answer: 'It left yesterday and should reach you tomorrow.',
  },
  fr: {
    ...about(
      'Votre conversation avec {{operator}} ({{channel}})',
      'Toutes les heures sont en UTC.'
    ),
    why: 'La personne qui a eu cette conversation en a demandé une copie à cette adresse.',
    question: 'Où est mon colis ?',
    answer: 'Il est parti hier et devrait arriver demain.',
  },
  de: {
    ...about('Ihr Gespräch mit {{operator}} ({{channel}})', 'Alle Zeiten sind in UTC.'),
    why: 'Wer dieses Gespräch geführt hat, hat eine Kopie an diese Adresse verlangt.',
    question: 'Wo ist mein Paket?',
    answer: 'Es ging gestern raus und sollte morgen bei Ihnen sein.',
  },
  es: {
    ...about('Su conversación con {{operator}} ({{channel}})', 'Todas las horas son UTC.'),
    why: 'Quien mantuvo esta conversación pidió una copia a esta dirección.',
    question: '¿Dónde está mi paquete?',
    answer: 'Salió ayer y debería llegarle mañana.',
  },
  ro: {
    ...about('Conversația dvs. cu {{operator}} ({{channel}})', 'Toate orele sunt în UTC.'),
    why: 'Cine a purtat această conversație a cerut o copie la această adresă.',
    question: 'Unde este coletul meu?',
    answer: 'A plecat ieri și ar trebui să ajungă mâine.',
  },
  ar: {
    ...about('محادثتك مع {{operator}} ({{channel}})', 'جميع الأوقات بالتوقيت العالمي UTC.'),
    why: 'طلب من أجرى هذه المحادثة إرسال نسخة منها إلى هذا العنوان.',
    question: 'أين طردي؟',
    answer: 'غادر أمس ويُفترض أن يصلك غدًا.',
  },
};
