import type { Reply } from '../../shared/reply';
import { isFinal, refusalOf } from './connection';

/**
 * What an answer means for what was asked: it was done, or it never will be; the token is to be
 * renewed first; there is no such channel; it is to be asked again later; or nobody knows what became
 * of it.
 */
export type Verdict = 'yes' | 'no' | 'renew' | 'gone' | 'wait' | 'unclear';

/** Refusals that say nothing of what was asked: `RATE_LIMITED` passes by itself. */
const PASSING = ['RATE_LIMITED'];

/** Refusals after which it is unknown what became of it, as without an answer. */
const UNCLEAR = [null, 'INTERNAL'];

export function verdictOf(reply: Reply<unknown> | null): Verdict {
  const code = refusalOf(reply);

  if (reply?.ok) {
    return 'yes';
  }

  if (code?.startsWith('TOKEN_')) {
    return 'renew';
  }

  if (isFinal(code)) {
    return 'gone';
  }

  return UNCLEAR.includes(code) ? 'unclear' : PASSING.includes(code ?? '') ? 'wait' : 'no';
}
