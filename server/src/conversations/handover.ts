/** What a visitor reads when somebody else, or for now nobody, goes on with the conversation. */
interface Words {
  /** `{name}` goes on. */
  somebody: string;
  nobody: string;
}

const ENGLISH: Words = {
  somebody: '{name} continues this conversation.',
  nobody: 'Nobody is here right now. Your message is kept for whoever comes next.',
};

const WORDS = new Map<string, Words>([
  ['en', ENGLISH],
  [
    'fr',
    {
      somebody: '{name} poursuit cette conversation.',
      nobody: 'Personne n’est là pour le moment. Votre message attend la prochaine personne.',
    },
  ],
  [
    'de',
    {
      somebody: '{name} führt dieses Gespräch weiter.',
      nobody: 'Gerade ist niemand da. Ihre Nachricht wartet auf die nächste Person.',
    },
  ],
  [
    'es',
    {
      somebody: '{name} continúa esta conversación.',
      nobody: 'Ahora mismo no hay nadie. Su mensaje queda guardado para quien llegue.',
    },
  ],
  [
    'ro',
    {
      somebody: '{name} continuă această conversație.',
      nobody: 'Nu este nimeni aici acum. Mesajul se păstrează pentru cine vine.',
    },
  ],
  [
    'ar',
    {
      somebody: 'يتابع {name} هذه المحادثة.',
      nobody: 'لا يوجد أحد هنا الآن. رسالتك محفوظة لمن يأتي.',
    },
  ],
]);

/** The line in the visitor's language; null for `name` where nobody is there. */
export function handoverLine(locale: string | null, name: string | null): string {
  const { somebody, nobody } = WORDS.get(locale?.slice(0, 2).toLowerCase() ?? '') ?? ENGLISH;

  return name === null ? nobody : somebody.replace('{name}', () => name);
}
