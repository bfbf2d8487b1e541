import { z } from '@strapi/utils';
import { STYLE_VARIABLES } from '../../../shared/pages';
import type { Values } from '../plugin/config';

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

/** What may be configured here, checked, with what holds where nothing is set. */
export const config = {
  pages: {
    layout: layout.nullable().default(null),
    theme: theme.nullable().default(null),
  },
};

declare module '../plugin/config' {
  interface Config extends Values<typeof config> {}
}
