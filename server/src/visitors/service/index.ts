import type { Core } from '@strapi/strapi';
import { counting } from './count';
import { knowing, meeting } from './people';
import { sharing } from './quota';
import { admitting } from './session';

/** Visitors: who speaks, how often, and what an operator may know of them. */
export const createVisitors = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...counting(strapi),
  ...sharing(strapi),
  ...admitting(strapi),
  ...knowing(strapi),
  ...meeting(strapi),
});
