/** Schemes that mail programs turn into something to press although no `//` follows. */
const SCHEMES =
  /(?:mailto|tel|sms|smsto|callto|facetime|skype|sips?|xmpp|geo|maps|magnet|news|javascript|data|vbscript|bitcoin|ethereum|intent|itms|market|webcal|whatsapp|tg|irc):[^\s:]/i;

/** A dot before at least two letters could begin the last part of a domain; `e.g.` and `3.50` cannot. */
const DOMAIN = /[^\s.]\.\p{L}[\p{L}\p{M}\p{N}-]/u;

const NUMERIC_HOST = /\d\.\d+\.\d+\.\d/;

const NETWORK_PATH = /\\\\[\p{L}\p{N}]/u;

/** What stands between the parts of a link. Each is taken for itself by some program, however it is spelled. */
const JOINT =
  /[.\u3002\uFF0E\uFF61\u2024\u2025\u2026\uFE52@\uFF20\uFE6B:\uFF1A\uFE55\uFE13](?=\S)|\\(?=\\)/gu;

/**
 * A stranger's text as no mail program finds a link in it: what could be one is written like
 * `http[:]//shop[.]example`, which people read and machines do not. Everything else stays as it was.
 */
export const unlinked = (text: string): string =>
  text.replace(/\S+/gu, (word) => (mayLink(word) ? broken(word) : word));

/** Put together as it goes: a list of the pieces of a long word would cost ten times as much a piece. */
function broken(word: string): string {
  let result = '';
  let at = 0;

  for (const { 0: joint, index } of word.matchAll(JOINT)) {
    result += `${word.slice(at, index)}[${joint}]`;
    at = index + joint.length;
  }

  return result + word.slice(at);
}

/** Whether somebody might make a link of a word, with the characters nobody sees or without. */
function mayLink(word: string): boolean {
  const spelled = word.normalize('NFKC');
  const seen = spelled
    .replace(/\p{Cf}/gu, '')
    // A full stop of Chinese and Japanese ends sentences there, and parts of domains before Latin ones.
    .replace(/\u3002(?=[a-z]{2})/gi, '.');

  return (
    seen.includes('//') ||
    /\S@\S/.test(seen) ||
    DOMAIN.test(spelled) ||
    DOMAIN.test(seen) ||
    NUMERIC_HOST.test(seen) ||
    NETWORK_PATH.test(seen) ||
    SCHEMES.test(seen)
  );
}
