import { Component, type VNode } from 'preact';
import { EMAIL_MAX } from '../../../shared/mail';
import type { View } from './view';

type Props = Pick<View, 'chat' | 'texts'>;

/** Where a copy by e-mail stands; each is also the word on the button. */
interface State {
  step: 'send' | 'sending' | 'sent' | 'retry';
}

/** A copy of the conversation by e-mail. The field stays, so that focus does, and another address may follow. */
export class Transcript extends Component<Props, State> {
  override state: State = { step: 'send' };

  readonly #send = async (event: SubmitEvent): Promise<void> => {
    const { email } = (event.currentTarget as HTMLFormElement).elements as unknown as Fields;

    event.preventDefault();

    if (this.state.step === 'send' || this.state.step === 'retry') {
      this.setState({ step: 'sending' });

      const isSent = await this.props.chat.errands.copy(email.value);

      this.setState({ step: isSent ? 'sent' : 'retry' });
    }
  };

  override render({ texts }: Props, { step }: State): VNode {
    return (
      <form class="copy" aria-live="polite" onSubmit={this.#send}>
        <label>
          {texts.copy}
          <input
            type="email"
            name="email"
            autoComplete="email"
            maxLength={EMAIL_MAX}
            pattern="[^@\s]+@[^@\s]+\.[^@\s]+"
            required
            readOnly={step === 'sending'}
            onInput={() => this.setState({ step: 'send' })}
          />
        </label>
        <button type="submit">{texts[step]}</button>
        {step === 'retry' && <p role="alert">{texts.trouble}</p>}
      </form>
    );
  }
}

/** The fields of the form by name. */
interface Fields {
  email: HTMLInputElement;
}
