import { useEffect } from 'react';
import { usePreviewSessionMutation } from './api';

/** Well before the pass ends, which every visit to a page prolongs. */
const RENEWED_MINUTES = 20;

/** After one that failed. Until then the pages take whoever follows a link for any visitor. */
const RETRIED_MINUTES = 1;

/** As long as a link to the website is on the screen, the pages behind it know who follows it. */
export function usePreviewSession(): void {
  const [pass] = usePreviewSessionMutation();

  useEffect(() => {
    let timer: number | undefined;
    let isGone = false;

    const renewAfter = (minutes: number): void => {
      timer = isGone ? undefined : window.setTimeout(renew, minutes * 60_000);
    };
    const renew = (): void => {
      pass()
        .unwrap()
        .then(() => renewAfter(RENEWED_MINUTES))
        .catch(() => renewAfter(RETRIED_MINUTES));
    };

    renew();

    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [pass]);
}
