import type { Core } from '@strapi/strapi';
import type { VisitedPage } from '../../../../shared/visitors';
import { configOf } from '../../plugin/config';
import { type Row, toRow } from '../../plugin/database/ids';
import { uid } from '../../plugin/ids';
import { service } from '../../plugin/service';
import { truncateIp } from '../address';
import {
  deviceOf,
  type Origin,
  type StoredVisitor,
  type VisitorContext,
  visitorName,
  withPage,
} from '../profile';

/** As many values as every database takes in one question. */
const MOST_KEYS = 500;

/** Visitors who have written before, as they are known. */
export function knowing(strapi: Core.Strapi) {
  return {
    /** The visitor of a key; null before the first message. */
    async find(key: string): Promise<StoredVisitor | null> {
      const row = await visitors(strapi).findOne({ where: { key } });

      return row && toVisitor(row);
    },

    /** Those of some keys whose visitors ever wrote. */
    async met(keys: readonly string[]): Promise<ReadonlySet<string>> {
      const distinct = [...new Set(keys)];
      const found = new Set<string>();

      for (let start = 0; start < distinct.length; start += MOST_KEYS) {
        const some = await visitors(strapi).findMany({
          where: { key: { $in: distinct.slice(start, start + MOST_KEYS) } },
          select: ['key'],
        });

        for (const { key } of some) {
          found.add(key);
        }
      }

      return found;
    },

    async byRow(row: Row<'visitor'>): Promise<StoredVisitor | null> {
      const found = await visitors(strapi).findOne({ where: { id: row } });

      return found && toVisitor(found);
    },

    /** Ids, and the names operators read, by row. */
    async named(
      rows: readonly Row<'visitor'>[]
    ): Promise<Map<Row<'visitor'>, { id: string; name: string }>> {
      const found = await visitors(strapi).findMany({
        where: { id: { $in: [...new Set(rows)] } },
        select: ['id', 'documentId', 'name'],
      });

      return new Map(
        found.map(({ id: row, documentId: id, name }) => [
          toRow<'visitor'>(row),
          { id, name: visitorName(toRow(row), name) },
        ])
      );
    },
  };
}

/** Who comes, and what is noted of them. */
export function meeting(strapi: Core.Strapi) {
  return {
    /** What may be known of a visitor from a request: no more than an operator needs. */
    async sight({ ip, headers, page, locale, referrer }: Origin): Promise<VisitorContext> {
      const country = await service(strapi, 'rules').countryOf({ ip, headers });
      const device = deviceOf(String(headers['user-agent'] ?? ''));

      return { page, locale, country, device, referrer, ip };
    },

    /** Stores or updates the visitor of a key. Call it inside the transaction that needs it. */
    async meet(
      key: string,
      visitorContext: VisitorContext,
      now = new Date()
    ): Promise<StoredVisitor> {
      const { page, ip, locale, ...seen } = visitorContext;
      const known = await visitors(strapi).findOne({ where: { key } });
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
          ? await visitors(strapi).update({ where: { id: known.id }, data })
          : await visitors(strapi).create({ data: { ...data, key } })
      );
    },

    /** Adds a page to those of a visitor already met. */
    async visit(key: string, page: string, now = new Date()): Promise<void> {
      const known = await visitors(strapi).findOne({ where: { key } });

      if (known) {
        const pages = withPage(toPages(known.pages), page, now);

        await visitors(strapi).update({ where: { id: known.id }, data: { pages } });
      }
    },

    /**
     * Moves the note of when a visitor was last asked for a rating, unless somebody else has moved it
     * since it was read: of two conversations that end at once, one notices the other.
     */
    async noteAsked(
      row: Row<'visitor'>,
      before: Date | null,
      after: Date | null
    ): Promise<boolean> {
      const { count } = await visitors(strapi).updateMany({
        where: { id: row, askedAt: before ?? { $null: true } },
        data: { askedAt: after },
      });

      return count > 0;
    },
  };
}

const visitors = (strapi: Core.Strapi) => strapi.db.query(uid('visitor'));

const toPages = (pages: unknown): VisitedPage[] => (Array.isArray(pages) ? pages : []);

function toVisitor(row: Record<string, unknown>): StoredVisitor {
  const text = (name: string) => (row[name] as string | null) ?? null;

  return {
    row: toRow(row.id),
    id: row.documentId as string,
    key: row.key as string,
    name: visitorName(toRow(row.id), text('name')),
    locale: text('language'),
    country: text('country'),
    device: text('device'),
    referrer: text('referrer'),
    pages: toPages(row.pages),
    askedAt: row.askedAt ? new Date(row.askedAt as string) : null,
  };
}
