import { useEffect } from 'react';
import { usePreviewSessionMutation } from './api';

/** Well before the pass ends, which every visit to a page prolongs. */
const RENEWED_MINUTES = 20;

/** As long as a link to the website is on the screen, the pages behind it know who follows it. */
export function usePreviewSession(): void {
  const [pass] = usePreviewSessionMutation();

  useEffect(() => {
    void pass();

    const timer = setInterval(() => void pass(), RENEWED_MINUTES * 60_000);

    return () => clearInterval(timer);
  }, [pass]);
}
