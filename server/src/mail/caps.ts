const PER_CONVERSATION = 3;
const PER_RECIPIENT = 5;
const PER_ASKER = 10;
const REPEATED_MILLISECONDS = 60 * 1_000;

/** What was written before: of one conversation in all, to one mailbox and for one asker since yesterday. */
export interface Written {
  ofConversation: readonly { recipient: string; writtenAt: Date }[];
  toRecipient: number;
  forAsker: number;
}

/** Whether to write a copy: `repeated` was asked a moment ago and is on its way already. */
export type Verdict = 'write' | 'repeated' | 'too-much';

export function mayWrite(written: Written, recipient: string, now: Date): Verdict {
  const since = now.getTime() - REPEATED_MILLISECONDS;
  const isRepeated = written.ofConversation.some(
    (letter) => letter.recipient === recipient && letter.writtenAt.getTime() > since
  );

  if (isRepeated) {
    return 'repeated';
  }

  return written.ofConversation.length >= PER_CONVERSATION ||
    written.toRecipient >= PER_RECIPIENT ||
    written.forAsker >= PER_ASKER
    ? 'too-much'
    : 'write';
}
