import type { VNode } from 'preact';
import { hasAnswer } from '../../../client/src/state';
import { Transcript } from './Transcript';
import type { View } from './view';

/** What becomes of a conversation that is over and not rated, or will be once there is a connection. */
export function Goodbye(view: View): VNode {
  const { chat, texts } = view;
  const { conversation } = chat.state;
  const isEnded = conversation?.state === 'ended';
  const [title, next] = isEnded ? endOf(view) : [texts.offline, texts.offlineNext];

  return (
    <>
      <h3 tabIndex={-1} data-focus>
        {title}
      </h3>
      <p class="quiet">{next}</p>
      {isEnded && <Transcript {...view} />}
      {isEnded && (
        <button type="button" class="main" onClick={() => chat.renew()}>
          {texts.again}
        </button>
      )}
      {!view.full && (
        <button type="button" class="link" onClick={() => chat.leave()}>
          {texts.close}
        </button>
      )}
    </>
  );
}

const endOf = ({ chat, texts }: View): [string, string] =>
  hasAnswer(chat.state)
    ? [texts.goodbye, texts.goodbyeNext]
    : [texts.unanswered, texts.unansweredNext];
