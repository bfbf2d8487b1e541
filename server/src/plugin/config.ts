import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import { PLUGIN_ID } from './ids';

/** Keys that may be set: each a schema with a default, or a group of such, to which several slices may add. */
export interface ConfigKeys {
  readonly [key: string]: z.ZodType | ConfigKeys;
}

/** What is read of such keys. */
export type Values<Keys> = {
  [Key in keyof Keys]: Keys[Key] extends z.ZodType ? z.infer<Keys[Key]> : Values<Keys[Key]>;
};

const redis = z.strictObject({
  url: z.string().regex(/^rediss?:\/\//, 'must start with redis:// or rediss://'),
});

/** What has to do with no slice. */
export const groundConfig = {
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
  limits: {
    siteFactor: z.number().int().min(1).default(20),
  },
  keepTablesWhenDisabled: z.boolean().default(true),
};

/**
 * The plugin's configuration, checked and complete: each slice adds its own keys of
 * `config/plugins` → `livechat.config`, by `declare module`, beside their schemas. The README's table
 * lists the same keys.
 */
export interface Config extends Values<Omit<typeof groundConfig, 'limits'>> {
  limits: Limits;
}

/** How much of something is allowed. */
export interface Limits extends Values<typeof groundConfig.limits> {}

/** What Strapi is to know of all these keys. */
export interface CheckedConfig {
  /** The configuration with nothing set. */
  default: object;
  /** Stops the start of Strapi with one sentence that names the key. */
  validator: (config: unknown) => void;
}

/** What is parsed once or twice in a life is not worth the code that zod would compile for it. */
const ONCE = { jitless: true } as const;

export function composeConfig(parts: readonly ConfigKeys[]): CheckedConfig {
  const schema = schemaOf(parts);

  return {
    default: Object(schema.parse({}, ONCE)),
    validator: (config) => check(schema.safeParse(config, ONCE)),
  };
}

/** One schema of everything; two owners of one key are a mistake. */
function schemaOf(parts: readonly ConfigKeys[], path = ''): z.ZodType {
  const shape: Record<string, z.ZodType> = {};

  for (const key of new Set(parts.flatMap((part) => Object.keys(part)))) {
    const brought = parts.flatMap((part) => part[key] ?? []);
    const schemas = brought.filter(isSchema);
    const groups = brought.flatMap((one) => (isSchema(one) ? [] : [one]));

    if (schemas.length > 1 || (schemas.length > 0 && groups.length > 0)) {
      throw new Error(`Two slices register the setting "${path}${key}"`);
    }

    shape[key] = schemas[0] ?? schemaOf(groups, `${path}${key}.`).prefault({});
  }

  return z.strictObject(shape);
}

const isSchema = (one: z.ZodType | ConfigKeys): one is z.ZodType => one instanceof z.ZodType;

function check(result: z.ZodSafeParseResult<unknown>): void {
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

/** Every key of a configuration as dotted paths: what the README's table must list. */
export const configKeys = (config: object, prefix = ''): string[] =>
  Object.entries(config).flatMap(([key, inner]) =>
    inner !== null && typeof inner === 'object'
      ? configKeys(inner, `${prefix}${key}.`)
      : [`${prefix}${key}`]
  );
