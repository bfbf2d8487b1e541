import { useAuth } from '@strapi/strapi/admin';
import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { background } from './background';

/** Milliseconds between two looks, however often somebody goes from page to page. */
const PAUSE = 5_000;

/**
 * Who may not answer has no connection that would tell them when they may. So they look it up where they
 * are likely to be told by a colleague: as they come back to the tab, or go to another page.
 */
export function useGainedRights(canAnswer: boolean): void {
  const { pathname } = useLocation();
  const refetch = useAuth('Livechat', (auth) => auth.refetchPermissions);
  const look = useLook(refetch);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is the reason to look
  useEffect(() => {
    if (!canAnswer) {
      look();
    }
  }, [canAnswer, pathname, look]);

  useEffect(() => {
    if (canAnswer) {
      return undefined;
    }

    window.addEventListener('focus', look);

    return () => window.removeEventListener('focus', look);
  }, [canAnswer, look]);
}

/** Strapi has just looked when it draws the first page. */
function useLook(refetch: () => Promise<void>): () => void {
  const current = useRef(refetch);
  const lookedAt = useRef(Date.now());
  const look = useRef(() => {
    if (Date.now() - lookedAt.current >= PAUSE) {
      lookedAt.current = Date.now();
      // Without an answer the next page or the next focus asks again.
      background('looking at own rights', current.current());
    }
  });

  current.current = refetch;

  return look.current;
}
