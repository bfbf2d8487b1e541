import { Component, type VNode } from 'preact';
import { hasAnswer } from '../../../client/src/state';
import { COMMENT_MAX } from '../../../shared/ratings';
import { excessOf } from '../../../shared/text';
import { Faces } from './Faces';
import { invalidIf, Over } from './Over';
import { Transcript } from './Transcript';
import type { View } from './view';

/** The three faces; a click counts at once, a comment may follow, and leaving takes nothing back. */
export function Rating(view: View): VNode {
  const { chat, texts } = view;
  const { face } = chat.state;
  const isThanked = face !== null && (face.value === 5 || face.comment !== null);

  return (
    <>
      <h3 tabIndex={-1} data-focus>
        {isThanked ? texts.thanks : texts.rate}
      </h3>
      {!hasAnswer(chat.state) && <p class="quiet">{texts.unansweredNext}</p>}
      <Faces texts={texts} chosen={face?.value ?? null} choose={(value) => chat.rate(value)} />
      {face && face.value !== 5 && <Comment {...view} />}
      {face?.state === 'trouble' && <p role="alert">{texts.trouble}</p>}
      <Transcript {...view} />
      {face && (
        <button type="button" class="link" onClick={() => chat.finish()}>
          {texts.finish}
        </button>
      )}
    </>
  );
}

interface State {
  text: string;
}

/** Why. What was sent stays in its field and says so, and can be changed and sent again. */
class Comment extends Component<View, State> {
  override state: State = {
    text: this.props.chat.chatStorage.draft.comment || (this.props.chat.state.face?.comment ?? ''),
  };

  get #excess(): number {
    return excessOf(this.state.text, COMMENT_MAX);
  }

  /** Whether the field holds what was last sent. */
  get #isSame(): boolean {
    return this.state.text.trim() === (this.props.chat.state.face?.comment ?? '');
  }

  readonly #wrote = ({ currentTarget }: { currentTarget: HTMLTextAreaElement }): void => {
    const { chatStorage } = this.props.chat;

    chatStorage.draft = { ...chatStorage.draft, comment: currentTarget.value };
    this.setState({ text: currentTarget.value });
  };

  readonly #send = (event: SubmitEvent): void => {
    const { chat } = this.props;
    const { face } = chat.state;

    event.preventDefault();

    if (face && this.#excess === 0 && !(this.#isSame && face.state !== 'trouble')) {
      chat.rate(face.value, this.state.text.trim());
    }
  };

  override render({ chat, presentation, texts }: View, { text }: State): VNode {
    const { face } = chat.state;
    const isSent = !!face?.comment && this.#isSame && face.state !== 'trouble';
    const word = isSent && (face.state === 'kept' ? 'sentComment' : 'sending');

    return (
      <form class="comment" onSubmit={this.#send}>
        <textarea
          rows={2}
          placeholder={texts.why}
          aria-label={texts.why}
          {...invalidIf(this.#excess, 'over-comment')}
          value={text}
          onInput={this.#wrote}
        />
        <Over id="over-comment" excess={this.#excess} presentation={presentation} texts={texts} />
        <button type="submit" class={isSent ? 'main done' : 'main'} disabled={this.#excess > 0}>
          {word ? texts[word] : texts.sendComment}
        </button>
      </form>
    );
  }
}
