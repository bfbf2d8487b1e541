import type { Answer } from './reply';

/**
 * What visitors ask to be sent.
 *
 * @example
 * const ask = (emit: TranscriptsFromVisitors['transcript:ask'], conversation: string): void =>
 *   emit({ conversation, email: 'wanda@home.example' }, (reply) => console.log(reply.ok));
 */
export interface TranscriptsFromVisitors {
  /** Asks for a copy of an ended conversation by e-mail; answered once the e-mail is kept to be sent. */
  'transcript:ask': (
    payload: { conversation: string; email: string },
    answer: Answer<null>
  ) => void;
}
