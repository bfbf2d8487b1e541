import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ownRootOf, rootOf } from '../plugin/addresses';
import { adminAgain } from '../plugin/admins';
import { installationOf } from '../plugin/nodes/installation';
import type { Ability } from '../plugin/permissions';
import { secretFor } from '../plugin/secrets';
import type { Editor } from './editor';
import {
  type Draft,
  PASS_SECONDS,
  type PreviewSession,
  readDraft,
  readPreviewSession,
  signDraft,
  signPreviewSession,
} from './token';

/** What of a request a pass needs. */
type Browser = Pick<Context, 'cookies' | 'secure'>;

/** Sent to the public pages only; no script reads it and no other site's form sends it. Hosts share cookies among ports. */
const cookieOf = (strapi: Core.Strapi): string => `livechat_preview_${installationOf(strapi)}`;

export function createPreviews({ strapi }: { strapi: Core.Strapi }) {
  const secret = (): string => secretFor(strapi, 'preview');
  const give = ({ cookies, secure }: Browser, previewSession: PreviewSession): void => {
    const signed = signPreviewSession(previewSession, secret(), Date.now());

    // One host may have the pages at two paths: the admin panel's own, and the one visitors know.
    for (const path of new Set([ownRootOf(strapi), rootOf(strapi)])) {
      cookies.set(cookieOf(strapi), signed, {
        httpOnly: true,
        sameSite: 'lax',
        path,
        maxAge: PASS_SECONDS * 1000,
        secure,
        signed: false,
      });
    }
  };

  return {
    /** Makes a browser known on the public pages as the admin user it is. */
    give,

    /** The admin user a browser is known as; null once the pass is over, its admin logged out or is blocked. */
    async editor(browser: Browser): Promise<Editor | null> {
      const token = browser.cookies.get(cookieOf(strapi));

      // Nearly everybody: the pages must cost them nothing.
      if (token === undefined) {
        return null;
      }

      const previewSession = readPreviewSession(token, secret(), Date.now());
      const ability = previewSession && (await abilityOf(strapi, previewSession));

      return previewSession && ability
        ? {
            ability,
            formToken: formToken(previewSession, secret()),
            renew: () => give(browser, previewSession),
          }
        : null;
    },

    /** Signs what an address shows, so that it can be opened in a frame that has no pass. */
    sign: (draft: Draft): string => signDraft(draft, secret(), Date.now()),

    /** What an address shows, with what its maker may do as of now; null once they have logged out. */
    async read(token: string): Promise<(Draft & { ability: Ability }) | null> {
      const draft = readDraft(token, secret(), Date.now());
      const ability = draft && (await abilityOf(strapi, draft));

      return draft && ability ? { ...draft, ability } : null;
    },

    /** Whether a form was made for this insider. */
    isOwnForm({ formToken: wanted }: Editor, given: unknown): boolean {
      const [a, b] = [Buffer.from(wanted), Buffer.from(String(given))];

      return a.length === b.length && timingSafeEqual(a, b);
    },
  };
}

const formToken = ({ user, session }: PreviewSession, secret: string): string =>
  createHmac('sha256', secret).update(`form ${user} ${session}`).digest('base64url');

/** Asked of Strapi each time: who logs out, is blocked or loses a role loses it here at once. */
async function abilityOf(
  strapi: Core.Strapi,
  { user, session }: PreviewSession
): Promise<Ability | null> {
  try {
    return (await adminAgain(strapi, { user, session, token: '' })).ability ?? null;
  } catch {
    return null;
  }
}
