import { useCallback } from 'react';
import { isolated } from '../../../shared/bidi';
import { type TextId, useSay } from '../plugin/texts';

/** Kinds of e-mail we have a name for; another slice's stays as it is called in code. */
const NAMES = new Map<string, TextId>([['transcript', 'email.transcript']]);

/** Says what a kind of e-mail is called. */
export function useKindName(): (kind: string) => string {
  const say = useSay();

  return useCallback(
    (kind) => {
      const name = NAMES.get(kind);

      return name === undefined ? isolated(kind) : say(name);
    },
    [say]
  );
}
