import { randomUUID } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import type { AddressDoubt, VisitedPage, VisitorSession } from '../../../shared/visitors';
import { configOf } from '../plugin/config';
import type { Trx } from '../plugin/database/transaction';
import { failure } from '../plugin/errors';
import { uid } from '../plugin/ids';
import { createLimits, type LimitName, type Limits } from '../plugin/nodes/limits';
import { keyedHash, secretFor } from '../plugin/secrets';
import { service } from '../plugin/service';
import {
  type Client,
  type Consumer,
  clientOf,
  consumerKeys,
  doubtOf,
  forwardingHeader,
  isUncounted,
  type ProxyTrust,
  SITE,
  truncateIp,
} from './address';
import { ALLOWANCES } from './allowances';
import {
  deviceOf,
  type Origin,
  type StoredVisitor,
  type VisitorContext,
  visitorName,
  withPage,
} from './profile';
import { type QuotaShare, quotaNow } from './quota';
import { forgetQuotas, takeOne } from './store';
import { readToken, signToken } from './token';

const DAY = 24 * 60 * 60 * 1000;

/** As many values as every database takes in one question. */
const MOST_KEYS = 500;

export function createVisitors({ strapi }: { strapi: Core.Strapi }) {
  const visitors = () => strapi.db.query(uid('visitor'));
  const secret = (): string => secretFor(strapi, 'visitor token');

  const doubts = createDoubts(strapi);

  let limits: Limits | undefined;

  const consume = async (name: LimitName, who: Consumer): Promise<void> => {
    limits ??= createLimits(strapi, ALLOWANCES);

    for (const key of consumerKeys(who)) {
      await limits.consume(name, key, key === SITE ? 'site' : 'one');
    }
  };

  const authenticate = (token: string, now = Date.now()): { key: string } => {
    const reading = readToken(token, secret(), now);

    if (reading.kind === 'valid') {
      return { key: reading.key };
    }

    throw failure(reading.kind === 'expired' ? 'TOKEN_EXPIRED' : 'TOKEN_INVALID');
  };

  return {
    /** Who made a request or a handshake, behind the proxies that Strapi trusts. */
    clientOf: ({ ip, headers }: Pick<Client, 'ip' | 'headers'>): Client =>
      clientOf({ ip, headers }, proxyTrust(strapi)),

    /** Counts what somebody does, by network and by person where known; `RATE_LIMITED` when too much. */
    consume,

    /**
     * Takes one of what somebody may have in so many hours, in the caller's transaction; false when
     * nothing is left. Hours are those of UTC: a share of 24 is that of a day. Kept under a hash that
     * says neither whose it is nor that the next one is the same one's.
     */
    async takeQuota(trx: Trx, share: QuotaShare, now: Date): Promise<boolean> {
      const { name, endsAt } = quotaNow(share, now);

      return takeOne(trx, { key: keyedHash(strapi, 'quota', name), most: share.most, endsAt });
    },

    /** Forgets what was used of shares that are over. */
    forgetQuotas: (now = new Date()): Promise<void> => forgetQuotas(strapi.db.connection, now),

    /** Counts a call that is open to everybody by who makes it. */
    async count(name: LimitName, client: Client): Promise<void> {
      // A load balancer asks from inside: it is not to be refused for what strangers do.
      if (name === 'health' && client.network === null) {
        return;
      }

      doubts.note(client);
      await consume(name, { client });
    },

    /** Says in the log once where the configuration lets visitors choose their address. */
    checkProxies: (): void => doubts.check(),

    /** Why visitors could not always be told apart by address; null as long as they could. */
    addressDoubt: (): AddressDoubt | null => doubts.worst(),

    /** Notes whether a request came through a proxy that Strapi does not trust. */
    noteProxy(client: Client): void {
      if (forwardingHeader(client.headers) !== undefined) {
        doubts.note(client);
      }
    },

    /** What may be known of a visitor from a request: no more than an operator needs. */
    async sight({ ip, headers, page, locale, referrer }: Origin): Promise<VisitorContext> {
      const country = await service(strapi, 'rules').countryOf({ ip, headers });
      const device = deviceOf(String(headers['user-agent'] ?? ''));

      return { page, locale, country, device, referrer, ip };
    },

    /** Whom the `Authorization` header of a request speaks for. */
    fromHeader: (header: string | undefined): { key: string } =>
      authenticate(header?.replace(/^Bearer /, '') ?? ''),

    /** A fresh token: for the same visitor while the old one is good, else for a stranger. Stores nothing. */
    issue(oldToken?: string, now = Date.now()): VisitorSession {
      const known = readToken(oldToken ?? '', secret(), now);
      const key = known.kind === 'valid' ? known.key : randomUUID();
      const expires = now + configOf(strapi).visitors.tokenDays * DAY;
      const token = signToken(key, secret(), now, expires);

      return { token, expiresAt: new Date(expires).toISOString() };
    },

    /** Whom a token speaks for. */
    authenticate,

    /** The visitor of a key; null before the first message. */
    async find(key: string): Promise<StoredVisitor | null> {
      const row = await visitors().findOne({ where: { key } });

      return row && toVisitor(row);
    },

    /** Those of some keys whose visitors ever wrote. */
    async met(keys: readonly string[]): Promise<ReadonlySet<string>> {
      const distinct = [...new Set(keys)];
      const found = new Set<string>();

      for (let start = 0; start < distinct.length; start += MOST_KEYS) {
        const some = await visitors().findMany({
          where: { key: { $in: distinct.slice(start, start + MOST_KEYS) } },
          select: ['key'],
        });

        for (const { key } of some) {
          found.add(key);
        }
      }

      return found;
    },

    async byRow(row: number): Promise<StoredVisitor | null> {
      const found = await visitors().findOne({ where: { id: row } });

      return found && toVisitor(found);
    },

    /** Stores or updates the visitor of a key. Call it inside the transaction that needs it. */
    async meet(
      key: string,
      visitorContext: VisitorContext,
      now = new Date()
    ): Promise<StoredVisitor> {
      const { page, ip, locale, ...seen } = visitorContext;
      const known = await visitors().findOne({ where: { key } });
      const pages = withPage(toPages(known?.pages), page, now);
      const data = {
        ...Object.fromEntries(
          Object.entries({ ...seen, language: locale }).filter(([, value]) => value !== null)
        ),
        pages,
        ip: ip && configOf(strapi).visitors.truncateIp ? truncateIp(ip) : ip,
      };

      return toVisitor(
        known
          ? await visitors().update({ where: { id: known.id }, data })
          : await visitors().create({ data: { ...data, key } })
      );
    },

    /** Adds a page to those of a visitor already met. */
    async visit(key: string, page: string, now = new Date()): Promise<void> {
      const known = await visitors().findOne({ where: { key } });

      if (known) {
        const pages = withPage(toPages(known.pages), page, now);

        await visitors().update({ where: { id: known.id }, data: { pages } });
      }
    },

    /**
     * Moves the note of when a visitor was last asked for a rating, unless somebody else has moved it
     * since it was read: of two conversations that end at once, one notices the other.
     */
    async noteAsked(row: number, before: Date | null, after: Date | null): Promise<boolean> {
      const { count } = await visitors().updateMany({
        where: { id: row, askedAt: before ?? { $null: true } },
        data: { askedAt: after },
      });

      return count > 0;
    },

    /** The names operators read, by row. */
    async names(rows: readonly number[]): Promise<Map<number, string>> {
      const found = await visitors().findMany({
        where: { id: { $in: [...new Set(rows)] } },
        select: ['id', 'name'],
      });

      return new Map(found.map(({ id, name }) => [id, visitorName(id, name)]));
    },
  };
}

/** The gravest first. */
const DOUBTS: readonly AddressDoubt[] = ['proxy-unknown', 'proxies-uncounted', 'private'];

/** What keeps visitors from being told apart, each said in the log once. */
function createDoubts(strapi: Core.Strapi) {
  const seen = new Set<AddressDoubt>();
  const add = (doubt: AddressDoubt, say: () => void): void => {
    if (!seen.has(doubt)) {
      seen.add(doubt);
      say();
    }
  };

  return {
    /** Looks at the configuration. */
    check(): void {
      if (isUncounted(proxyTrust(strapi))) {
        add('proxies-uncounted', () => strapi.log.warn(UNCOUNTED));
      }
    },

    note(client: Client): void {
      const doubt = doubtOf(client, proxyTrust(strapi));

      // Whoever develops a site is its visitor, too.
      if (doubt === 'private' && !strapi.config.get('autoReload', false)) {
        add(doubt, () => strapi.log.info(PRIVATE));
      } else if (doubt === 'proxy-unknown') {
        add(doubt, () => strapi.log.warn(proxyUnknown(forwardingHeader(client.headers))));
      }
    },

    worst: (): AddressDoubt | null => DOUBTS.find((doubt) => seen.has(doubt)) ?? null,
  };
}

const TRUST =
  'In config/server set proxy: { koa: true, maxIpsCount: <how many proxies there are> }.';

const UNCOUNTED = `livechat: Strapi trusts proxies without knowing how many, so visitors can choose the address they are known by. ${TRUST}`;

const PRIVATE =
  'livechat: visitors come from private addresses, which many may share: limits count the whole site together. Behind a proxy, see server.proxy of Strapi.';

const proxyUnknown = (header = ''): string =>
  `livechat: a proxy stands before Strapi that Strapi does not trust (a request had ${header}), so visitors cannot be told apart: limits count the whole site together. ${TRUST}`;

/** Koa's own reading of Strapi's setting `server.proxy`. */
function proxyTrust(strapi: Core.Strapi): ProxyTrust {
  const { proxy, proxyIpHeader, maxIpsCount } = strapi.server.app;

  return { trusted: proxy, header: proxyIpHeader, count: maxIpsCount };
}

const toPages = (pages: unknown): VisitedPage[] => (Array.isArray(pages) ? pages : []);

function toVisitor(row: Record<string, unknown>): StoredVisitor {
  const text = (name: string) => (row[name] as string | null) ?? null;

  return {
    row: row.id as number,
    id: row.documentId as string,
    key: row.key as string,
    name: visitorName(row.id as number, text('name')),
    locale: text('language'),
    country: text('country'),
    device: text('device'),
    referrer: text('referrer'),
    pages: toPages(row.pages),
    askedAt: row.askedAt ? new Date(row.askedAt as string) : null,
  };
}
