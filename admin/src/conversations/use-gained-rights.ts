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
  // Strapi has just looked when it draws the first page.
  const last = useRef({ page: pathname, at: Date.now() });

  useEffect(() => {
    if (canAnswer) {
      return undefined;
    }

    const look = (): void => {
      if (Date.now() - last.current.at >= PAUSE) {
        last.current.at = Date.now();
        // Without an answer the next page or the next focus asks again.
        background('looking at own rights', refetch());
      }
    };

    if (last.current.page !== pathname) {
      last.current.page = pathname;
      look();
    }

    window.addEventListener('focus', look);

    return () => window.removeEventListener('focus', look);
  }, [canAnswer, pathname, refetch]);
}
