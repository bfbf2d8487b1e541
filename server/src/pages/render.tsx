import { renderToString } from 'preact-render-to-string';
import { render } from '../site/render';
import { Badge, type BadgeProps } from './Badge';
import { ChannelPage, type ChannelPageProps } from './ChannelPage';
import { IndexPage, type IndexPageProps } from './IndexPage';
import { NotFoundPage, type NotFoundPageProps } from './NotFoundPage';
import { type StructuredType, structuredData } from './structured-data';

/** The pages as the text a browser is sent. */
export const renderIndex = (props: IndexPageProps): string =>
  render(<IndexPage {...props} />, props.place);

/** With a type, its figures are marked up for search engines. */
export const renderChannel = (props: ChannelPageProps, type: StructuredType | null): string =>
  render(<ChannelPage {...props} />, props.place, type && structuredData(props.channel, type));

export const renderNotFound = (props: NotFoundPageProps): string =>
  render(<NotFoundPage {...props} />, props.place);

/** A channel's figures as an SVG picture. */
export const renderBadge = (props: BadgeProps): string => renderToString(<Badge {...props} />);
