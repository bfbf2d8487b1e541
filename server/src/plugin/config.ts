import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { STYLE_VARIABLES } from '../../../shared/pages';
import { WEBHOOK_EVENTS } from './events';
import { PLUGIN_ID } from './ids';

const redis = z.strictObject({
  url: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://'),
});

const smtp = z.strictObject({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(587),
  secure: z.boolean().default(false),
  user: z.string().min(1).nullable().default(null),
  pass: z.string().nullable().default(null),
});

const mail = z
  .strictObject({
    smtp: smtp.nullable().default(null),
    from: z
      .string()
      .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'must look like Shop <shop@example.com>')
      .nullable()
      .default(null),
    attempts: z.number().int().min(1).max(50).default(15),
    transcripts: z
      .strictObject({
        perConversation: z.number().int().min(1).default(3),
        perAddressDaily: z.number().int().min(1).default(5),
        perNetworkDaily: z.number().int().min(1).default(200),
        perHour: z.number().int().min(1).default(300),
      })
      .prefault({}),
  })
  .refine(({ from, smtp }) => smtp === null || from !== null, {
    path: ['from'],
    message: 'is needed when smtp is set',
  });

/** What a site may put around the public pages; whoever writes the configuration is trusted with HTML. */
const layout = z.union([
  z.literal('fragment'),
  z.strictObject({
    header: z.string().optional(),
    footer: z.string().optional(),
    stylesheets: z
      .array(z.string().regex(/^(https:\/\/|\/(?!\/))\S+$/, 'must start with https:// or /'))
      .optional(),
  }),
]);

/** A value can end neither its declaration nor its rule. */
const values = z.partialRecord(
  z.enum(STYLE_VARIABLES),
  z.string().regex(/^[^;{}<>\\]{1,200}$/, 'must be a CSS value')
);

const theme = z.strictObject({ light: values.optional(), dark: values.optional() });

/** Fetch refuses an address with a password in it. */
const isReachable = (url: string): boolean => {
  const { protocol = '', username, password } = URL.canParse(url) ? new URL(url) : {};

  return /^https?:$/.test(protocol) && !username && !password;
};

const webhook = z.strictObject({
  url: z.string().refine(isReachable, 'must be an http:// or https:// address without a password'),
  secret: z.string().min(32, 'needs at least 32 characters'),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).optional(),
});

/** Every key of `config/plugins` → `livechat.config`. The README's table lists the same keys. */
const schema = z.strictObject({
  basePath: z
    .string()
    .regex(/^(\/[a-z0-9-]+)+$/, 'must look like /livechat')
    .default('/livechat'),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' })
    .nullable()
    .default(null),
  secret: z.string().min(32, 'needs at least 32 characters').nullable().default(null),
  installation: z
    .string()
    .regex(/^[a-z0-9-]{1,24}$/, 'may have 1 to 24 small letters, digits and hyphens only')
    .nullable()
    .default(null),
  redis: redis.nullable().default(null),
  adapter: z.enum(['auto', 'memory', 'redis', 'postgres']).default('auto'),
  geo: z
    .strictObject({
      countryHeader: z.string().nullable().default(null),
      databasePath: z.string().nullable().default(null),
    })
    .prefault({}),
  visitors: z
    .strictObject({
      tokenDays: z.number().int().min(1).max(365).default(30),
      truncateIp: z.boolean().default(true),
    })
    .prefault({}),
  ratings: z
    .strictObject({
      minimumSample: z.number().int().min(1).max(1_000).default(5),
      changeableHours: z.number().int().min(0).max(720).default(24),
      dailyPerNetwork: z.number().int().min(1).default(50),
    })
    .prefault({}),
  pages: z
    .strictObject({
      layout: layout.nullable().default(null),
      theme: theme.nullable().default(null),
    })
    .prefault({}),
  mail: mail.prefault({}),
  webhooks: z.array(webhook).max(20).nullable().default(null),
  conversations: z
    .strictObject({
      operatorGoneMinutes: z.number().int().min(1).max(1_440).default(2),
      silentHours: z.number().int().min(1).max(720).default(24),
    })
    .prefault({}),
  limits: z
    .strictObject({
      messagesPerTenSeconds: z.number().int().min(1).default(20),
      connectionsPerIp: z.number().int().min(1).default(200),
      openConnectionsPerIp: z.number().int().min(1).default(1_000),
      openConnections: z.number().int().min(1).default(10_000),
      silentVisitorSeconds: z.number().int().min(1).default(900),
      requestsPerMinute: z.number().int().min(1).default(300),
      pageViewsPerMinute: z.number().int().min(1).default(3_000),
      conversationsPerHour: z.number().int().min(1).default(200),
      channelConversationsPerHour: z.number().int().min(1).default(2_000),
      pictureMegabytes: z.number().int().min(1).max(50).default(10),
      messagesPerConversation: z.number().int().min(10).default(2_000),
      siteFactor: z.number().int().min(1).default(20),
    })
    .prefault({}),
  keepTablesWhenDisabled: z.boolean().default(true),
});

/** The plugin's configuration, checked and complete. */
export type Config = z.infer<typeof schema>;

/** The configuration with nothing set. */
export const configDefaults = (): Config => schema.parse({});

/** Every key that may be set, as dotted paths: what the README's table must list. */
export const configKeys = (): string[] => keysOf(configDefaults(), '');

/** Stops the start of Strapi with one sentence that names the key. */
export function checkConfig(config: unknown): void {
  const result = schema.safeParse(config);

  if (result.success) {
    return;
  }

  const [issue] = result.error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const key = ['livechat', ...(issue?.path.map(String) ?? []), ...unknown.slice(0, 1)].join('.');
  const reason = unknown.length > 0 ? 'not a known key' : issue?.message;

  throw new Error(`config/plugins: ${key}: ${reason}`);
}

/** The configuration of a running Strapi. */
export const configOf = (strapi: Core.Strapi): Config =>
  strapi.config.get(`plugin::${PLUGIN_ID}`) as Config;

function keysOf(value: object, prefix: string): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object'
      ? keysOf(inner, `${prefix}${key}.`)
      : [`${prefix}${key}`]
  );
}
