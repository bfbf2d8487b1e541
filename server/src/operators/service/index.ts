import type { Core } from '@strapi/strapi';
import { choosing } from './choose';
import { gathering } from './members';
import { picturing } from './picture';
import { attending } from './presence';
import { profiling } from './profile';
import { viewing } from './viewer';
import { watching } from './watch';

/** Operators: profiles, the teams of channels, and who is on duty. Presence is derived, never stored. */
export const createOperators = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...profiling(strapi),
  ...viewing(strapi),
  ...picturing(strapi),
  ...gathering(strapi),
  ...attending(strapi),
  ...watching(strapi),
  ...choosing(strapi),
});
