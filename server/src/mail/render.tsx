import { renderToString } from 'preact-render-to-string';
import { framed } from '../pages/frame';
import { StopPage, type StopPageProps } from './StopPage';

/** The page that stops e-mails, as the text a browser is sent. */
export const renderStop = (props: StopPageProps): string =>
  framed(renderToString(<StopPage {...props} />), props.place.frame, null);
