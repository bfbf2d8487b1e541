import type { VNode } from 'preact';
import { Layout, Main, type Place } from '../site/Layout';
import { wordsIn } from './words';

export interface UnsubscribePageProps {
  place: Place;
  /** Where the button is sent. */
  action: string;
  /** Whether the address gets no e-mails already: then the button takes that back. */
  isStopped: boolean;
}

/** Where whoever was sent an e-mail says that they want no more. Opening it changes nothing, for mail scanners open everything. */
export function UnsubscribePage({ place, action, isStopped }: UnsubscribePageProps): VNode {
  const words = wordsIn(place.language);
  const title = isStopped ? words.doneTitle : words.title;

  return (
    <Layout place={place} title={title} description={null} path={null}>
      <Main place={place} name="lost">
        <h1>{title}</h1>
        <p class="lead">{isStopped ? words.doneText : words.text}</p>
        <form class="ways" method="post" action={action}>
          {isStopped && <input type="hidden" name="resume" value="true" />}
          <button type="submit">{isStopped ? words.resume : words.stop}</button>
        </form>
      </Main>
    </Layout>
  );
}
