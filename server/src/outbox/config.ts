import { z } from '@strapi/utils';
import type { Values } from '../plugin/config';

const smtp = z.strictObject({
  host: z.string().min(1),
  port: z.number().int().min(1).max(65_535).default(587),
  secure: z.boolean().default(false),
  user: z.string().min(1).nullable().default(null),
  pass: z.string().nullable().default(null),
});

const outbox = z
  .strictObject({
    smtp: smtp.nullable().default(null),
    from: z
      .string()
      .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'must look like Shop <shop@example.com>')
      .nullable()
      .default(null),
    attempts: z.number().int().min(1).max(50).default(15),
  })
  .refine((settings) => settings.smtp === null || settings.from !== null, {
    path: ['from'],
    message: 'is needed when smtp is set',
  });

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  outbox: outbox.prefault({}),
};

declare module '../plugin/config' {
  interface Config extends Values<typeof config> {}
}
