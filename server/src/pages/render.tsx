import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PublicIndex } from '../../../shared/ratings';
import { Badge, type BadgeProps } from './Badge';
import { ChannelPage, type ChannelPageProps } from './ChannelPage';
import { IndexPage } from './IndexPage';
import type { Place } from './Layout';
import { NotFoundPage } from './NotFoundPage';

/** The pages as the text a browser is sent. */
export const renderIndex = (page: PublicIndex, place: Place): string =>
  written(<IndexPage page={page} place={place} />);

export const renderChannel = (props: ChannelPageProps): string =>
  written(<ChannelPage {...props} />);

export const renderNotFound = (place: Place): string => written(<NotFoundPage place={place} />);

/** A channel's figures as an SVG picture. */
export const renderBadge = (props: BadgeProps): string => renderToString(<Badge {...props} />);

const written = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
