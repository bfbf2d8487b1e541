import { Component, createRef, type VNode } from 'preact';
import { MESSAGE_MAX } from '../../../shared/conversations';
import { isTalking } from '../state';
import { Icon } from './Icon';
import type { View } from './view';

/** Where the visitor writes. Enter sends, Shift+Enter starts a line; what is begun survives a reload. */
export class Composer extends Component<View> {
  readonly #box = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    const box = this.#box.current;

    if (box) {
      box.value = this.props.chat.notebook.draft.text;
      this.#fit(box);
    }
  }

  readonly #wrote = ({ currentTarget: box }: { currentTarget: HTMLTextAreaElement }): void => {
    const { chat } = this.props;

    chat.notebook.draft = { ...chat.notebook.draft, text: box.value };
    chat.typist.write(box.value !== '');
    this.#fit(box);
  };

  /** An Enter that ends a composition, as in Japanese, belongs to the input method. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    }
  };

  readonly #send = (event?: Event): void => {
    const { chat } = this.props;
    const box = this.#box.current;
    const text = box?.value.trim();

    event?.preventDefault();

    if (box && text) {
      box.value = '';
      chat.notebook.draft = { ...chat.notebook.draft, text: '' };
      this.#fit(box);
      box.focus();
      chat.send(text);
    }
  };

  #fit(box: HTMLTextAreaElement): void {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    box.closest('form')?.classList.toggle('filled', box.value.trim() !== '');
  }

  override render({ chat, dress, texts }: View): VNode {
    const { inputPlaceholder, consentText } = dress.look;

    return (
      <form class="composer" onSubmit={this.#send}>
        {consentText && !isTalking(chat.state) && <p class="consent">{consentText}</p>}
        <textarea
          rows={1}
          maxLength={MESSAGE_MAX}
          placeholder={inputPlaceholder}
          aria-label={inputPlaceholder}
          data-focus
          disabled={chat.state.leaving}
          ref={this.#box}
          onInput={this.#wrote}
          onKeyDown={this.#pressed}
        />
        <button type="submit" class="send" aria-label={texts.send} title={texts.send}>
          <Icon name="send" />
        </button>
      </form>
    );
  }
}
