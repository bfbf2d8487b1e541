import { EMAIL_MAX } from '../../../shared/mail';

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
  /** The mailbox behind it, whatever its case and its tag (`name+tag@…`): what letters are counted by. */
  recipient: string;
}

/** Reads an address; null when it is none we would write to. */
export function readAddress(input: string): Address | null {
  const to = input.trim();
  const [local = '', domain = ''] = to.split('@');

  if (to.length > EMAIL_MAX || local.length > LOCAL_MAX || !ADDRESS.test(to)) {
    return null;
  }

  const [mailbox = ''] = local.split('+');

  return { to, recipient: `${mailbox || local}@${domain}`.toLowerCase() };
}

/** The part after the @ of a sender like `Shop <shop@example.com>`; null when there is none. */
export const domainOf = (sender: string): string | null =>
  /@([a-z0-9.-]+)>?\s*$/i.exec(sender)?.[1]?.toLowerCase() ?? null;
