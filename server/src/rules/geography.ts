import ipaddr from 'ipaddr.js';
import { isCountry } from '../../../shared/countries';

/** The country a trusted proxy names, or null; proxies write `XX` or `T1` when they do not know. */
export function countryOfHeader(value: string | readonly string[] | undefined): string | null {
  return toCountry(typeof value === 'object' ? value[0] : value);
}

/** The address to look up, or null for one that is nowhere: private, local, reserved or not an address. */
export function publicAddress(ip: string): string | null {
  if (!ipaddr.isValid(ip)) {
    return null;
  }

  const address = ipaddr.process(ip);

  return address.range() === 'unicast' ? address.toString() : null;
}

/** The country in an entry of a database: DB-IP's have `country_code`, MaxMind's `country.iso_code`. */
export function countryOfEntry(entry: unknown): string | null {
  const { country_code: flat, country } = toRecord(entry);

  return toCountry(flat ?? toRecord(country).iso_code);
}

function toCountry(value: unknown): string | null {
  const code = typeof value === 'string' ? value.trim().toUpperCase() : '';

  return isCountry(code) ? code : null;
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
