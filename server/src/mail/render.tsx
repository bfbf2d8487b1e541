import { render } from '../site/render';
import { StopPage, type StopPageProps } from './StopPage';

/** The page that stops e-mails, as the text a browser is sent. */
export const renderStop = (props: StopPageProps): string =>
  render(<StopPage {...props} />, props.place);
