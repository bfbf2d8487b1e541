import { EMAIL_MAX } from '../../../shared/outbox';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** One plain mailbox: no display name, no list, no quotes, nothing that could end a header. */
const ADDRESS = new RegExp(
  `^[a-z0-9!#$%&'*+/=?^_\`{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_\`{|}~-]+)*@(?:${LABEL}\\.)+${LABEL}$`,
  'i'
);

const LOCAL_MAX = 64;

/** An address to write to. */
export interface Address {
  /** As it was given. */
  to: string;
  /** The mailbox behind it, whatever its case, its tag (`name+tag@…`) and Google's dots: what e-mails are counted by. */
  recipient: string;
}

/** Reads an address; null when it is none we would write to. */
export function readAddress(input: string): Address | null {
  const to = input.trim();
  const [local = '', domain = ''] = to.split('@');

  if (to.length > EMAIL_MAX || local.length > LOCAL_MAX || !ADDRESS.test(to)) {
    return null;
  }

  return { to, recipient: mailboxOf(local.toLowerCase(), domain.toLowerCase()) };
}

/** Where Google reads mail: both names are one, and dots before the @ mean nothing there. */
const DOTLESS = ['gmail.com', 'googlemail.com'];

/** The one mailbox that all spellings of an address lead to. */
function mailboxOf(local: string, domain: string): string {
  const [untagged = ''] = local.split('+');
  const mailbox = untagged || local;

  return DOTLESS.includes(domain)
    ? `${mailbox.replaceAll('.', '')}@gmail.com`
    : `${mailbox}@${domain}`;
}

/** The part after the @ of a sender like `Shop <shop@example.com>`; null when there is none. */
export const domainOf = (sender: string): string | null =>
  /@([a-z0-9.-]+)>?\s*$/i.exec(sender)?.[1]?.toLowerCase() ?? null;
