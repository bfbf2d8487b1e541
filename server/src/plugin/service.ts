import type { Core } from '@strapi/strapi';
import type { slices } from '../slices';
import { PLUGIN_ID } from './ids';

type WithService = Extract<(typeof slices)[number], { service: (deps: never) => object }>;

/** What each slice offers to the slices below it, by name. */
export type Services = { [S in WithService as S['name']]: ReturnType<S['service']> };

/** The service of a slice, typed by the slice that owns it. */
export const service = <Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name
): Services[Name] => strapi.plugin(PLUGIN_ID).service(name) as Services[Name];
