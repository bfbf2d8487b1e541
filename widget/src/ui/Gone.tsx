import { Component, createRef, type VNode } from 'preact';
import type { View } from './view';

interface State {
  isCopied: boolean;
}

/** The channel is gone: what the visitor wrote reaches nobody, and is theirs to take elsewhere. */
export class Gone extends Component<View, State> {
  override state: State = { isCopied: false };
  readonly #text = createRef<HTMLTextAreaElement>();

  /** Where a page may not use the clipboard, what is selected can be copied by hand. */
  readonly #copy = (): void => {
    this.#text.current?.select();
    navigator.clipboard
      ?.writeText(this.props.chat.unsentText)
      .then(() => this.setState({ isCopied: true }))
      .catch(() => undefined);
  };

  override render({ chat, texts, full }: View, { isCopied }: State): VNode {
    const text = chat.unsentText;

    return (
      <>
        <h3 tabIndex={-1} data-focus>
          {texts.gone}
        </h3>
        {text !== '' && (
          <>
            <p class="quiet">{texts.goneNext}</p>
            <textarea
              rows={3}
              readOnly
              dir="auto"
              aria-label={texts.goneNext}
              value={text}
              ref={this.#text}
            />
            <button type="button" class="main" onClick={this.#copy}>
              {isCopied ? texts.tookText : texts.takeText}
            </button>
          </>
        )}
        {!full && (
          <button type="button" class="link" onClick={() => chat.leave()}>
            {texts.close}
          </button>
        )}
      </>
    );
  }
}
