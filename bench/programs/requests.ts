import autocannon from 'autocannon';
import { answer } from './answer';

/** Asks for an address again and again on ten connections; tells how many answers a second came. */
async function ask({ url, seconds }: { url: string; seconds: number }): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url,
    connections: 10,
    duration: seconds,
  });

  if (non2xx + errors > 0) {
    throw new Error(`${url} failed ${non2xx + errors} times`);
  }

  return requests.average;
}

/** Milliseconds until one answer is there. */
async function once(url: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(url);

  await response.text();

  if (!response.ok) {
    throw new Error(`${url} answered ${response.status}`);
  }

  return performance.now() - start;
}

answer({ ask, once });
