import { createHash } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { homeOf, originOf, rootOf } from '../../plugin/addresses';
import { configOf } from '../../plugin/config';
import { BARE, type Frame, frameOf, inlineStyles, originsOf } from '../../site/frame';
import type { Place } from '../../site/Layout';
import { type Asked, LANGUAGES, meet, uiLanguage, wishes } from '../../site/languages';
import type { Sources } from '../../site/policy';
import { fragmentStyle, pageStyle } from '../../site/style';
import { type Made, made } from './made';

/** What a request of a page asks for. */
export interface Request extends Asked {
  /** The page without anything around it. */
  fragment: boolean;
}

/** Where a page stands, by what is asked. */
export type PlaceFor = (request: Request, content: string | null) => Place;

/** The frame of every page, its style and what its policy lets in: as configured, and so worked out once. */
export function placing(strapi: Core.Strapi) {
  const { theme, layout } = configOf(strapi).pages;
  const styles = { page: made(200, pageStyle(theme)), fragment: made(200, fragmentStyle(theme)) };
  const sources = sourcesOf(frameOf(layout, false));

  const placeFor: PlaceFor = (request, content) => {
    const frame = frameOf(layout, request.fragment);
    const wished = wishes(request);

    return {
      root: rootOf(strapi),
      home: homeOf(strapi),
      origin: originOf(strapi) ?? '',
      language: uiLanguage(wished, content),
      isAsked: meet(wishes({ locale: request.locale, accepted: [] }), LANGUAGES) !== null,
      frame,
      styleVersion: styles[frame.kind].tag,
    };
  };

  return {
    placeFor,
    style: (kind: Frame['kind']): Made => styles[kind],
    sources: (fragment: boolean): Sources => (fragment ? { styles: [], fonts: [] } : sources),

    /** Where a page of another slice stands: it is whole, and for one person. */
    wholePlaceFor: (asked: Asked): Place => whole(placeFor({ ...asked, fragment: false }, null)),
  };
}

/** The same for what a fragment has no room for. */
export const whole = (place: Place): Place => ({
  ...place,
  frame: place.frame.kind === 'fragment' ? BARE : place.frame,
});

function sourcesOf(frame: Frame): Sources {
  const { elements, attributes } = inlineStyles(frame);
  const fonts = originsOf(frame);
  const styles = [
    ...fonts,
    ...(attributes.length > 0 ? ["'unsafe-hashes'"] : []),
    ...new Set([...elements, ...attributes].map(hashSource)),
  ];

  return { styles, fonts };
}

const hashSource = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
