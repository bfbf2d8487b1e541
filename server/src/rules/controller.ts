import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { Context } from 'koa';
import { isCountry } from '../../../shared/countries';
import { RULE_ACTIONS, RULE_LIMITS, type RuleInput, type TryResult } from '../../../shared/rules';
import { atMost, page } from '../plugin/fields';
import { service } from '../plugin/service';
import { bodyOf, id, optional, validate } from '../plugin/validate';
import { patternProblem } from './pattern';

const pattern = atMost(z.string(), RULE_LIMITS.pattern).superRefine((value, ctx) => {
  const problem = patternProblem(value);

  if (problem !== null) {
    ctx.addIssue({ code: 'custom', message: problem });
  }
});

const country = z.string().refine(isCountry, 'must be a country such as FR');

/** A list sent back as it came has its ids; the rules get new ones. */
const rule: z.ZodType<RuleInput> = z
  .strictObject({
    id: optional(id),
    action: z.enum(RULE_ACTIONS),
    pattern: pattern.default(''),
    countries: z
      .array(country)
      .transform((codes) => [...new Set(codes)])
      .default([]),
    openAfterSeconds: z.number().int().min(0).max(RULE_LIMITS.openAfterSeconds).default(0),
    chatbot: z
      .string()
      .nullable()
      .refine((bot) => bot === null, 'there is no such chatbot')
      .default(null),
    onlyIfNoOperator: z.boolean().default(false),
  })
  .transform(({ id: _, ...input }) => input);

const rules = z.array(rule).max(RULE_LIMITS.rules, {
  error: () => `has at most ${RULE_LIMITS.rules.toLocaleString('en')} rules`,
});

const replaceBody = z.strictObject({ rules });

const tryBody = z.strictObject({
  page,
  country: country.nullable().default(null),
  rules: rules.optional(),
});

/** The rules of a channel over HTTP. */
export const rulesController = ({ strapi }: { strapi: Core.Strapi }) => ({
  async list(ctx: Context): Promise<void> {
    const channel = await service(strapi, 'channels').byId(ctx.params.channel);

    ctx.body = { data: await service(strapi, 'rules').list(channel) };
  },

  async replace(ctx: Context): Promise<void> {
    const channel = await service(strapi, 'channels').byId(ctx.params.channel);
    const input = validate(replaceBody, bodyOf(ctx));

    ctx.body = { data: await service(strapi, 'rules').replace(channel, input.rules) };
  },

  /** Says which rule wins on a page and why; the list may be one that is not saved yet. */
  async try(ctx: Context): Promise<void> {
    const channel = await service(strapi, 'channels').byId(ctx.params.channel);
    const input = validate(tryBody, bodyOf(ctx));
    const available = await service(strapi, 'operators').available(channel.row);
    const isOpen = service(strapi, 'channels').isOpen(channel);
    const visit = { page: input.page, country: input.country };
    const presence = { operatorAvailable: isOpen && available.length > 0, offlineForm: false };
    const decision = input.rules
      ? await service(strapi, 'rules').decideUnsaved(input.rules, visit, presence)
      : await service(strapi, 'rules').decide(channel, visit, presence);

    ctx.body = { data: { ...decision, isOpen } satisfies TryResult };
  },
});
