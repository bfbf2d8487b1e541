import { render } from '../site/render';
import { UnsubscribePage, type UnsubscribePageProps } from './UnsubscribePage';

/** The page that stops e-mails, as the text a browser is sent. */
export const renderUnsubscribe = (props: UnsubscribePageProps): string =>
  render(<UnsubscribePage {...props} />, props.place);
