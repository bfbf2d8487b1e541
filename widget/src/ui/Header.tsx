import type { VNode } from 'preact';
import { isOngoing } from '../../../client/src/state';
import { Face } from './Face';
import { Icon } from './Icon';
import { partnerOf, type View } from './view';

/** Who one talks to, and the two ways out: folding and ending. */
export function Header(view: View): VNode {
  const { chat, presentation, texts, full, minimize } = view;
  const { appearance } = presentation;
  const partner = partnerOf(view);
  const isRunning = isOngoing(chat.state) && !chat.state.gone;
  const close = isRunning && !chat.state.leaving ? texts.end : texts.close;

  return (
    <header>
      <Face view={view} {...partner} />
      <h2>
        {partner.name}
        {partner.name !== appearance.name && <small>{appearance.name}</small>}
      </h2>
      {!full && (
        <button type="button" aria-label={texts.minimise} title={texts.minimise} onClick={minimize}>
          <Icon name="minimise" />
        </button>
      )}
      {(!full || isRunning) && (
        <button type="button" aria-label={close} title={close} onClick={() => chat.leave()}>
          <Icon name="close" />
        </button>
      )}
    </header>
  );
}
