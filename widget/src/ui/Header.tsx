import type { VNode } from 'preact';
import { isTalking } from '../state';
import { Face } from './Face';
import { Icon } from './Icon';
import { partnerOf, type View } from './view';

/** Who one talks to, and the two ways out: folding and ending. */
export function Header(view: View): VNode {
  const { chat, dress, texts, full, fold } = view;
  const { look } = dress;
  const partner = partnerOf(view);
  const close = isTalking(chat.state) && !chat.state.leaving ? texts.end : texts.close;

  return (
    <header>
      <Face view={view} name={partner} />
      <h2>
        {partner}
        {partner !== look.name && <small>{look.name}</small>}
      </h2>
      {!full && (
        <button type="button" aria-label={texts.minimise} title={texts.minimise} onClick={fold}>
          <Icon name="minimise" />
        </button>
      )}
      {(!full || isTalking(chat.state)) && (
        <button type="button" aria-label={close} title={close} onClick={() => chat.leave()}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}
