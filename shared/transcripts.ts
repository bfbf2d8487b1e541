import type { Answer } from './reply';

/** What visitors ask to be sent. */
export interface TranscriptsFromVisitors {
  /** Asks for a copy of an ended conversation by e-mail; answered once the e-mail is kept to be sent. */
  'transcript:ask': (
    payload: { conversation: string; email: string },
    answer: Answer<null>
  ) => void;
}
