import { renderToString } from 'preact-render-to-string';
import { Badge, type BadgeProps } from './Badge';
import { ChannelPage, type ChannelPageProps } from './ChannelPage';
import { framed } from './frame';
import { IndexPage, type IndexPageProps } from './IndexPage';
import { NotFoundPage, type NotFoundPageProps } from './NotFoundPage';
import { type StructuredType, structuredData } from './structured-data';

/** The pages as the text a browser is sent. */
export const renderIndex = (props: IndexPageProps): string =>
  framed(renderToString(<IndexPage {...props} />), props.place.frame, null);

/** With a type, its figures are marked up for search engines. */
export const renderChannel = (props: ChannelPageProps, type: StructuredType | null): string =>
  framed(
    renderToString(<ChannelPage {...props} />),
    props.place.frame,
    type && structuredData(props.channel, type)
  );

export const renderNotFound = (props: NotFoundPageProps): string =>
  framed(renderToString(<NotFoundPage {...props} />), props.place.frame, null);

/** A channel's figures as an SVG picture. */
export const renderBadge = (props: BadgeProps): string => renderToString(<Badge {...props} />);
