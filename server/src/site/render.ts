import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { framed } from './frame';
import type { Place } from './Layout';

/** A page as the text a browser is sent, with what search engines read of it, if anything. */
export const render = (page: VNode, { frame }: Place, json: string | null = null): string =>
  framed(renderToString(page), frame, json);
