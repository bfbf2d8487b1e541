import { useEffect, useState } from 'react';

/** Milliseconds between two looks at the clock. */
const TICK = 15_000;

/** The time, as it goes by. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);

  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), TICK);

    return () => clearInterval(ticking);
  }, []);

  return now;
}
