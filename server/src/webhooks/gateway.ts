import { createHmac } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { type Delivery, type Outcome, outcomeOf, signedText } from './delivery';

/** Where and how a webhook is told. */
export interface Receiver {
  url: string;
  secret: string;
}

const TIMEOUT_MILLISECONDS = 10_000;

/** Posts a delivery, signed for this moment, by the proxy the site may have. Who cannot be reached is tried again. */
export async function post(
  strapi: Core.Strapi,
  { url, secret }: Receiver,
  delivery: Delivery,
  closing: AbortSignal
): Promise<Outcome> {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', secret)
    .update(signedText(timestamp, delivery.body))
    .digest('hex');

  try {
    const answer = await strapi.fetch(url, {
      method: 'POST',
      // Somebody else's address was not configured.
      redirect: 'manual',
      signal: AbortSignal.any([closing, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]),
      headers: {
        'Content-Type': 'application/json',
        'Livechat-Delivery': delivery.id,
        'Livechat-Event': delivery.event,
        'Livechat-Signature': `v1=${signature}`,
        'Livechat-Timestamp': String(timestamp),
      },
      body: delivery.body,
    });

    await answer.body?.cancel();

    return outcomeOf(answer.status);
  } catch {
    return 'again';
  }
}
