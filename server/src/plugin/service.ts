import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from './ids';

/**
 * What each slice offers to the slices below it, by name. Each adds itself, in its index, by
 * `declare module`, so that this file knows none of them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: its members are declared by the slices
export interface Services {}

/** The service of a slice, typed by the slice that owns it. */
export const service = <Name extends keyof Services>(
  strapi: Core.Strapi,
  name: Name
): Services[Name] => strapi.plugin(PLUGIN_ID).service(name) as Services[Name];
