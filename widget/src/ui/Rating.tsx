import type { VNode } from 'preact';
import { COMMENT_MAX } from '../../../shared/ratings';
import { Faces } from './Faces';
import { Transcript } from './Transcript';
import type { View } from './view';

/** The three faces; a click counts at once, a comment may follow, and leaving takes nothing back. */
export function Rating({ chat, texts }: View): VNode {
  const { face } = chat.state;
  const isThanked = face !== null && (face.value === 5 || face.comment !== null);

  return (
    <section class="rating" aria-live="polite">
      <h3 tabIndex={-1} data-focus>
        {isThanked ? texts.thanks : texts.rate}
      </h3>
      <Faces texts={texts} chosen={face?.value ?? null} choose={(value) => chat.rate(value)} />
      {face && face.value !== 5 && <Comment chat={chat} texts={texts} />}
      {face?.state === 'trouble' && <p role="alert">{texts.trouble}</p>}
      <Transcript chat={chat} texts={texts} />
      {face && (
        <button type="button" class="link" onClick={() => chat.finish()}>
          {texts.finish}
        </button>
      )}
    </section>
  );
}

function Comment({ chat, texts }: Pick<View, 'chat' | 'texts'>): VNode {
  const send = (event: SubmitEvent): void => {
    const { face } = chat.state;
    const comment = chat.notebook.draft.comment.trim();

    event.preventDefault();

    if (face && comment) {
      chat.rate(face.value, comment);
    }
  };

  return (
    <form onSubmit={send}>
      <textarea
        rows={2}
        maxLength={COMMENT_MAX}
        placeholder={texts.why}
        aria-label={texts.why}
        defaultValue={chat.notebook.draft.comment || (chat.state.face?.comment ?? '')}
        onInput={({ currentTarget }) => {
          chat.notebook.draft = { ...chat.notebook.draft, comment: currentTarget.value };
        }}
      />
      <button type="submit" class="main">
        {texts.send}
      </button>
    </form>
  );
}
