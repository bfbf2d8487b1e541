import type { Core } from '@strapi/strapi';
import { counting } from './counters';
import { exporting } from './export';
import { giving } from './give';
import { handling } from './handle';
import { publishing } from './publish';
import { reporting } from './report';

export const createRatings = ({ strapi }: { strapi: Core.Strapi }) => ({
  ...giving(strapi),
  ...handling(strapi),
  ...publishing(strapi),
  ...reporting(strapi),
  ...exporting(strapi),
  ...counting(strapi),
});
