import { Component, type VNode } from 'preact';
import { hasAnswer } from '../../../client/src/state';
import { EMAIL_MAX } from '../../../shared/outbox';
import { excessOf } from '../../../shared/text';
import { invalidIf, Over } from './Over';
import type { View } from './view';

/** Where a copy by e-mail stands; each is also the word on the button. */
interface State {
  step: 'sendCopy' | 'sending' | 'sentCopy' | 'retry';
  /** Characters that are too many. */
  excess: number;
}

/**
 * A copy of a conversation in which somebody answered, by e-mail. The field stays, so that focus
 * does, and another address may follow.
 */
export class Transcript extends Component<View, State> {
  override state: State = { step: 'sendCopy', excess: 0 };

  readonly #wrote = ({ currentTarget }: { currentTarget: HTMLInputElement }): void =>
    this.setState({ step: 'sendCopy', excess: excessOf(currentTarget.value, EMAIL_MAX) });

  readonly #send = (event: SubmitEvent): void => {
    const { email } = (event.currentTarget as HTMLFormElement).elements as unknown as Fields;
    const { step, excess } = this.state;

    event.preventDefault();

    if (excess === 0 && (step === 'sendCopy' || step === 'retry')) {
      this.setState({ step: 'sending' });
      this.props.chat.syncLoop
        .copy(email.value)
        .then((isSent) => this.setState({ step: isSent ? 'sentCopy' : 'retry' }))
        .catch(() => this.setState({ step: 'retry' }));
    }
  };

  override render({ chat, presentation, texts }: View, { step, excess }: State): VNode | null {
    if (!hasAnswer(chat.state)) {
      return null;
    }

    return (
      <form class="copy" aria-live="polite" onSubmit={this.#send}>
        <label>
          {texts.copy}
          <input
            type="email"
            name="email"
            autoComplete="email"
            pattern="[^@\s]+@[^@\s]+\.[^@\s]+"
            required
            {...invalidIf(excess, 'over-email')}
            readOnly={step === 'sending'}
            onInput={this.#wrote}
          />
        </label>
        <button type="submit" disabled={excess > 0}>
          {texts[step]}
        </button>
        <Over id="over-email" excess={excess} presentation={presentation} texts={texts} />
        {step === 'retry' && <p role="alert">{texts.trouble}</p>}
      </form>
    );
  }
}

/** The fields of the form by name. */
interface Fields {
  email: HTMLInputElement;
}
