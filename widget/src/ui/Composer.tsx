import { Component, createRef, type VNode } from 'preact';
import { isOngoing } from '../../../client/src/state';
import { isComposing } from '../../../shared/composing';
import { MESSAGE_MAX } from '../../../shared/conversations';
import { excessOf } from '../../../shared/text';
import { Icon } from './Icon';
import { piece } from './Message';
import { invalidIf, Over } from './Over';
import type { View } from './view';

interface State {
  /** Characters that are too many. */
  excess: number;
}

/**
 * Where the visitor writes. Enter sends, Shift+Enter starts a line; what is begun survives a reload,
 * and what is too long stays whole until the visitor shortens it.
 */
export class Composer extends Component<View, State> {
  override state: State = { excess: 0 };
  readonly #box = createRef<HTMLTextAreaElement>();

  override componentDidMount(): void {
    const box = this.#box.current;

    if (box) {
      box.value = this.props.chat.chatStorage.draft.text;
      this.#fit(box);
    }
  }

  readonly #wrote = ({ currentTarget: box }: { currentTarget: HTMLTextAreaElement }): void => {
    const { chat } = this.props;

    chat.chatStorage.draft = { ...chat.chatStorage.draft, text: box.value };
    chat.typingIndicator.write(box.value !== '');
    this.#fit(box);
  };

  /** An Enter that ends a composition, as in Japanese, belongs to the input method. */
  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
      event.preventDefault();
      this.#send();
    }
  };

  readonly #send = (event?: Event): void => {
    const { chat } = this.props;
    const box = this.#box.current;
    const text = box?.value.trim();

    event?.preventDefault();

    if (box && text && excessOf(text, MESSAGE_MAX) === 0) {
      box.value = '';
      chat.chatStorage.draft = { ...chat.chatStorage.draft, text: '' };
      this.#fit(box);
      box.focus();
      chat.send(text);
    }
  };

  #fit(box: HTMLTextAreaElement): void {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
    box.closest('form')?.classList.toggle('filled', box.value.trim() !== '');
    this.setState({ excess: excessOf(box.value, MESSAGE_MAX) });
  }

  override render({ chat, presentation, texts }: View, { excess }: State): VNode {
    const { inputPlaceholder, consent } = presentation.appearance;

    return (
      <form class="composer" onSubmit={this.#send}>
        {consent.length > 0 && !isOngoing(chat.state) && (
          <p class="consent">{consent.map(piece)}</p>
        )}
        <Over id="over" excess={excess} presentation={presentation} texts={texts} />
        <textarea
          rows={1}
          placeholder={inputPlaceholder}
          aria-label={inputPlaceholder}
          {...invalidIf(excess, 'over')}
          data-focus
          disabled={chat.state.leaving}
          ref={this.#box}
          onInput={this.#wrote}
          onKeyDown={this.#pressed}
        />
        <button
          type="submit"
          class="send"
          aria-label={texts.send}
          title={texts.send}
          disabled={excess > 0}
        >
          <Icon name="send" />
        </button>
      </form>
    );
  }
}
