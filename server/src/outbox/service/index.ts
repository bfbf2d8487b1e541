import type { Core } from '@strapi/strapi';
import { delivering } from './deliver';
import { listing } from './list';
import { stopping } from './stop';
import { writing } from './write';

/** E-mails: written, kept until they are sent, and stopped by whoever gets them. */
export const createOutbox = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...writing(strapi),
  ...stopping(strapi),
  ...delivering(strapi),
  ...listing(strapi),
});
