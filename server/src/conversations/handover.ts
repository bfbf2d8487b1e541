/** What a visitor reads when an operator has left: somebody else, or for now nobody, goes on. */
interface Words {
  left: string;
  /** `{name}` goes on. */
  somebody: string;
  nobody: string;
}

const ENGLISH: Words = {
  left: '{name} has left.',
  somebody: '{name} continues this conversation.',
  nobody: 'Nobody is here right now. Your message is kept for whoever comes next.',
};

const WORDS = new Map<string, Words>([
  ['en', ENGLISH],
  [
    'fr',
    {
      left: '{name} n’est plus là.',
      somebody: '{name} poursuit cette conversation.',
      nobody: 'Personne n’est là pour le moment. Votre message attend la prochaine personne.',
    },
  ],
  [
    'de',
    {
      left: '{name} ist nicht mehr da.',
      somebody: '{name} führt dieses Gespräch weiter.',
      nobody: 'Gerade ist niemand da. Ihre Nachricht wartet auf die nächste Person.',
    },
  ],
  [
    'es',
    {
      left: '{name} ya no está.',
      somebody: '{name} continúa esta conversación.',
      nobody: 'Ahora mismo no hay nadie. Su mensaje queda guardado para quien llegue.',
    },
  ],
  [
    'ro',
    {
      left: '{name} nu mai este aici.',
      somebody: '{name} continuă această conversație.',
      nobody: 'Nu este nimeni aici acum. Mesajul se păstrează pentru cine vine.',
    },
  ],
  [
    'ar',
    {
      left: 'لم يعد {name} هنا.',
      somebody: 'يتابع {name} هذه المحادثة.',
      nobody: 'لا يوجد أحد هنا الآن. رسالتك محفوظة لمن يأتي.',
    },
  ],
]);

/** The line in the visitor's language: who has left, and who goes on; null where nobody is there. */
export function handoverMessage(locale: string | null, gone: string, next: string | null): string {
  const words = WORDS.get(locale?.slice(0, 2).toLowerCase() ?? '') ?? ENGLISH;
  const left = words.left.replace('{name}', () => gone);
  const then = next === null ? words.nobody : words.somebody.replace('{name}', () => next);

  return `${left} ${then}`;
}
