import type { VNode } from 'preact';
import { Composer } from './Composer';
import { Header } from './Header';
import { Log } from './Log';
import { footOf, partnerOf, type View } from './view';

interface Props {
  view: View;
  /** The window covers the page, so nothing behind it can be reached. */
  isModal: boolean;
  onKeyDown(event: KeyboardEvent): void;
}

/** The whole panel. It stays where it is when folded, so that nothing typed or scrolled is lost. */
export function Window({ view, isModal, onKeyDown }: Props): VNode {
  const { chat, presentation, texts, full } = view;
  const { open, typing, stayed } = chat.state;
  const foot = footOf(view);

  return (
    <section
      class={`window ${open ? 'open' : ''} ${full ? 'full' : ''}`}
      role="dialog"
      aria-label={presentation.appearance.name}
      aria-modal={isModal}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <Header {...view} />
      <p class="bar" role="status">
        {chat.isCutOff && <span>{texts.reconnecting}</span>}
        {stayed && !chat.isCutOff && <span>{texts.trouble}</span>}
        {chat.state.away && !chat.isCutOff && <span>{texts.away}</span>}
        {typing && <span class="sr">{texts.typing.replace('{name}', partnerOf(view).name)}</span>}
      </p>
      <Log {...view} />
      {foot === 'composer' && <Composer {...view} />}
      {foot !== 'composer' && <End {...view} />}
    </section>
  );
}

/** Without its file there is still a way on. */
function End(view: View): VNode | null {
  const { chat, texts, ending } = view;

  if (ending) {
    return <ending.Ending {...view} />;
  }

  if (chat.state.gone) {
    return <p class="note">{texts.gone}</p>;
  }

  return ending === null ? null : (
    <p class="note">
      {texts.ended}{' '}
      <button type="button" data-focus onClick={() => chat.renew()}>
        {texts.again}
      </button>
    </p>
  );
}
