import type { Core } from '@strapi/strapi';
import type { TemplateText } from '../../../../shared/templates';
import { failure } from '../../plugin/errors';
import { service } from '../../plugin/service';
import type { Outgoing } from '../gateway';
import { sentenceOf } from '../reasons';
import { newMessageId } from './write';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** How many tests one person sends in a quarter of an hour. */
const MOST = 10;
const WINDOW = 15 * MINUTE;

/** An e-mail to oneself, to see what it looks like and whether it arrives. */
export interface TryOut {
  kind: string;
  language: string;
  text: TemplateText;
  /** Id and address of whoever tries. */
  user: { id: number; email: string };
}

/** How templates are tried out: sent at once and kept nowhere, so that whoever tries hears how it went. */
export function tryingOut(strapi: Core.Strapi, sendNow: (email: Outgoing) => Promise<void>) {
  const sent = new Map<number, number[]>();

  const count = (user: number, now: number): void => {
    const recent = (sent.get(user) ?? []).filter((at) => at > now - WINDOW);
    const [first = now] = recent;

    if (recent.length >= MOST) {
      throw failure('RATE_LIMITED', { retryAfter: Math.ceil((first + WINDOW - now) / SECOND) });
    }

    sent.set(user, [...recent, now]);
  };

  return {
    async tryOut({ kind, language, text, user }: TryOut, now = Date.now()): Promise<null> {
      const writing = service(strapi, 'templates').sample({ kind, language }, text);

      count(user.id, now);

      try {
        await sendNow({
          ...writing,
          to: user.email,
          messageId: newMessageId(strapi),
          // Nobody was sent this but whoever asked: no address takes a press of that button.
          stopUrl: null,
        });
      } catch (error) {
        throw failure('EMAIL_NOT_SENT', { message: sentenceOf(error) });
      }

      return null;
    },
  };
}
