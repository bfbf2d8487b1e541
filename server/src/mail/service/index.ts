import type { Core } from '@strapi/strapi';
import { delivering } from './deliver';
import { listing } from './list';
import { stopping } from './stop';
import { copying } from './transcript';

/** E-mails: written, kept until they are sent, and stopped by whoever gets them. */
export const createMail = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...copying(strapi),
  ...stopping(strapi),
  ...delivering(strapi),
  ...listing(strapi),
});
