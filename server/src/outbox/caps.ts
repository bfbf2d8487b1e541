import type { EmailCaps } from '../../../shared/outbox';

const REPEATED_MILLISECONDS = 60 * 1_000;

/** What was written before: about one thing in all, to one mailbox and for one asker since yesterday, in this hour for the whole site. */
export interface Written {
  ofThing: readonly { mailbox: string; writtenAt: Date }[];
  toMailbox: number;
  forAsker: number;
  inHour: number;
}

/**
 * Whether to write an e-mail: `repeated` was asked a moment ago and is on its way already, `site-full`
 * is too much for the site although not for whoever asks.
 */
export type Verdict = 'write' | 'repeated' | 'too-much' | 'site-full';

export function mayWrite(written: Written, caps: EmailCaps, mailbox: string, now: Date): Verdict {
  const since = now.getTime() - REPEATED_MILLISECONDS;
  const isRepeated = written.ofThing.some(
    (email) => email.mailbox === mailbox && email.writtenAt.getTime() > since
  );

  if (isRepeated) {
    return 'repeated';
  }

  if (
    written.ofThing.length >= caps.perThing ||
    written.toMailbox >= caps.perMailbox ||
    written.forAsker >= caps.perAsker
  ) {
    return 'too-much';
  }

  return written.inHour >= caps.perHour ? 'site-full' : 'write';
}
