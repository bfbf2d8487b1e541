import { EMAIL_STATES, type EmailState, type EmailsPage } from '../../../shared/outbox';

/** How many e-mails of a kind are in a state. */
export interface EmailCount {
  kind: string;
  state: EmailState;
  count: number;
}

/**
 * What may be chosen in a list of e-mails, and how many each choice would leave: states of the kind
 * that is looked at, kinds in the state that is looked at. A kind nobody brings any more is one as
 * long as there are e-mails of it.
 *
 * @example
 * countsOf([{ kind: 'transcript', state: 'sent', count: 2 }], {}, ['transcript']).kinds;
 * // [{ kind: 'transcript', count: 2 }]
 */
export function countsOf(
  all: readonly EmailCount[],
  where: { state?: EmailState; kind?: string },
  known: readonly string[]
): Pick<EmailsPage, 'counts' | 'kinds'> {
  const kinds = [...new Set([...known, ...all.map(({ kind }) => kind)])].sort();
  const ofKind = all.filter(({ kind }) => where.kind === undefined || kind === where.kind);
  const inState = all.filter(({ state }) => where.state === undefined || state === where.state);
  const inOne = (one: EmailState): number => sum(ofKind.filter(({ state }) => state === one));

  return {
    counts: {
      waiting: 0,
      sending: 0,
      sent: 0,
      failed: 0,
      stopped: 0,
      dropped: 0,
      ...Object.fromEntries(EMAIL_STATES.map((state) => [state, inOne(state)])),
    },
    kinds: kinds.map((kind) => ({ kind, count: sum(inState.filter((one) => one.kind === kind)) })),
  };
}

const sum = (counts: readonly EmailCount[]): number =>
  counts.reduce((total, { count }) => total + count, 0);
