import { render } from 'preact-render-to-string';
import { appearanceFor } from '../../../server/src/channels/appearance';
import { isDay, isTime } from '../../../server/src/channels/hours';
import { isAllowed, toOrigin } from '../../../server/src/channels/origins';
import { segments } from '../../../server/src/channels/segments';
import { freeSlug, slugProblem } from '../../../server/src/channels/slug';
import { readBody } from '../../../server/src/conversations/body';
import { fullName, publicName } from '../../../server/src/operators/operator';
import { readAddress } from '../../../server/src/outbox/address';
import { readStop } from '../../../server/src/outbox/token';
import { Badge } from '../../../server/src/pages/Badge';
import { written } from '../../../server/src/pages/written';
import { locale, referrer } from '../../../server/src/plugin/fields';
import { pageOf } from '../../../server/src/plugin/page';
import { readDraft, readPreviewSession } from '../../../server/src/previews/token';
import { conditionOf } from '../../../server/src/ratings/filters';
import { readGiven } from '../../../server/src/ratings/giving';
import { compileRules } from '../../../server/src/rules/compile';
import { countryOfHeader, publicAddress } from '../../../server/src/rules/geography';
import { verdict } from '../../../server/src/rules/match';
import { subjectOf } from '../../../server/src/rules/needed-text';
import { readBlocks, safeUrl } from '../../../server/src/site/blocks';
import { meet, uiLanguage, wishes } from '../../../server/src/site/languages';
import { faultOf } from '../../../server/src/templates/check';
import { compose } from '../../../server/src/templates/compose';
import { unlinked } from '../../../server/src/templates/unlinked';
import { excerpt } from '../../../server/src/threads/excerpt';
import { TEXTS } from '../../../server/src/transcripts/texts';
import { transcript } from '../../../server/src/transcripts/transcript';
import { clientOf, truncateIp } from '../../../server/src/visitors/address';
import { deviceOf } from '../../../server/src/visitors/profile';
import { readToken } from '../../../server/src/visitors/token';
import { currentName } from '../../../server/src/widget/current-name';
import type { Channel } from '../../../shared/channels';
import type { Message } from '../../../shared/conversations';
import { cutPage } from '../../../shared/page';
import type { RuleInput } from '../../../shared/rules';
import { cut, lengthOf, readLine, readText, wellFormed } from '../../../shared/text';
import { supervising } from '../viewers';

const SECRET = 'a secret of at least thirty-two characters';

const rule = (pattern: string): RuleInput & { id: string } => ({
  id: pattern,
  action: 'show',
  pattern,
  countries: [],
  openAfterSeconds: 0,
  chatbot: null,
  onlyIfNoOperator: false,
});

/** Patterns that make other engines hang; none is found in the shapes, so each is searched to its end. */
const rules = compileRules(
  ['(a+)+\\d\\d$', '(?i)(x|x)*zz$', '^/(.*)*é$', '.*.*.*=.*q$', '(?i)ſhop.*\\bcart$'].map(rule)
);

const channel = { texts: { fr: {}, 'pt-BR': {} }, consentText: null } as unknown as Channel;

const message = (author: 'visitor' | 'operator', text: string): Message => ({
  conversation: '1',
  clientId: '1',
  audience: 'public',
  seq: 1,
  version: 1,
  author,
  name: text,
  writer: null,
  picture: null,
  kind: 'text',
  segments: [{ text }],
  rating: null,
  sentAt: '2026-11-20T12:00:00.000Z',
});

/**
 * Every function that reads what a stranger may send, none of it bounded before. A new one takes a
 * line here; `tests/unit/growth.test.ts` then knows it.
 */
export const READERS: Record<string, (text: string) => unknown> = {
  // Any text.
  wellFormed,
  readText,
  lengthOf,
  readLine,
  cut: (text) => cut(text, text.length - 1),
  // Messages.
  readBody,
  segments,
  excerpt,
  transcript: (text) =>
    compose({
      template: TEXTS.en,
      variables: { operator: 'text', channel: 'stranger', conversation: 'block' },
      values: {
        operator: text,
        channel: text,
        conversation: transcript([message('visitor', text), message('operator', text)], 'en'),
      },
      language: 'en',
      brand: { name: text, background: text, color: text, logo: text },
      why: text,
      stop: text,
      stopUrl: text,
    }),
  template: (text) => faultOf({ subject: text, body: text }, []),
  readStop: (text) => readStop(text, SECRET),
  unlinked,
  // Ratings.
  readGiven: (text) => readGiven(5, text),
  search: (text) => conditionOf({ search: text }, supervising({ row: 1 })),
  // Where somebody is, and with what.
  pageOf,
  cutPage,
  locale: (text) => locale.safeParse(text),
  referrer: (text) => referrer.safeParse(text),
  deviceOf,
  countryOfHeader,
  publicAddress,
  truncateIp,
  forwarded: (text) =>
    clientOf(
      { ip: text, headers: { 'x-forwarded-for': text } },
      { trusted: true, header: 'X-Forwarded-For', count: 0 }
    ),
  toOrigin,
  isAllowed: (text) => isAllowed(['https://shop.example'], [], text),
  verdict: (text) => verdict(rules, { page: text, country: null }),
  subjectOf,
  appearanceFor: (text) => appearanceFor(channel, text),
  // What proves somebody.
  readToken: (text) => readToken(text, SECRET, 0),
  readPreviewSession: (text) => readPreviewSession(text, SECRET, 0),
  readDraft: (text) => readDraft(text, SECRET, 0),
  readAddress,
  // Pages and files.
  wishes: (text) => wishes({ locale: text, accepted: text.split(',') }),
  meet: (text) => meet([text.toLowerCase()], ['en', 'fr']),
  uiLanguage: (text) => uiLanguage([text.toLowerCase()], text),
  readBlocks: (text) =>
    readBlocks([{ type: text }, { type: 'paragraph', children: [{ type: 'text', text }] }]),
  safeUrl: (text) => safeUrl(text, ['https:']),
  written,
  Badge: (text) => render(Badge({ name: text, text, face: 5, theme: 'light', size: 'small' })),
  currentName: (text) => currentName(text, ['panel-1a.js']),
  // What admins name.
  freeSlug: (text) => freeSlug(text, new Set(['channel'])),
  slugProblem,
  isDay,
  isTime,
  publicName: (text) => publicName(text, { firstname: text, lastname: text, username: text }),
  fullName: (text) => fullName({ firstname: text, lastname: text, username: text }),
};

/** Looks for spaces at the end from every space anew: what the measure must find. */
export const QUADRATIC = (text: string): unknown => /\s+$/.test(text);
