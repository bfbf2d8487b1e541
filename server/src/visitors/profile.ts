import type { VisitedPage, VisitorProfile } from '../../../shared/visitors';
import type { Row } from '../plugin/database/ids';
import type { Client } from './address';

/** What a visitor's browser tells about itself. */
export interface VisitorContext {
  page: string | null;
  locale: string | null;
  country: string | null;
  device: string | null;
  referrer: string | null;
  ip: string | null;
}

/** What a request or a handshake tells of who made it. */
export interface Origin extends Client {
  page: string | null;
  locale: string | null;
  referrer: string | null;
}

/** A visitor as stored; `row` is its numeric id. */
export interface StoredVisitor extends VisitorProfile {
  row: Row<'visitor'>;
  key: string;
  askedAt: Date | null;
}

const PAGES_KEPT = 15;

/** The pages a visitor was on, latest first, each once. */
export function withPage(
  pages: readonly VisitedPage[],
  url: string | null,
  now: Date
): readonly VisitedPage[] {
  if (url === null) {
    return pages;
  }

  const others = pages.filter((page) => page.url !== url);

  return [{ url, at: now.toISOString() }, ...others].slice(0, PAGES_KEPT);
}

/** “Visitor #12” until a better name is known. */
export const visitorName = (row: Row<'visitor'>, name: string | null): string =>
  name ?? `Visitor #${row}`;

/** Browser and system in two words; enough for an operator, too little to recognise anyone. */
export function deviceOf(userAgent: string): string | null {
  const browser = BROWSERS.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0];

  return [browser, system].filter(Boolean).join(', ') || null;
}

const BROWSERS: readonly [string, RegExp][] = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
];

const SYSTEMS: readonly [string, RegExp][] = [
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
];
