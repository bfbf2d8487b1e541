import type { Core } from '@strapi/strapi';
import { delivering } from './deliver';
import { listing } from './list';
import { stopping } from './stop';
import { tryingOut } from './try-out';
import { writing } from './write';

/** E-mails: written, kept until they are sent, and stopped by whoever gets them. */
export const createOutbox = ({ strapi }: { strapi: Core.Strapi }) => {
  const delivery = delivering(strapi);

  return {
    ...writing(strapi),
    ...stopping(strapi),
    ...listing(strapi),
    ...tryingOut(strapi, delivery.sendNow),
    ...delivery,
  };
};
