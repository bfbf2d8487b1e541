import { Component, createRef, type VNode } from 'preact';
import type { Message as Stored } from '../../../shared/conversations';
import type { Outgoing } from '../../../shared/thread';
import { Face } from './Face';
import { type LogMessage, Message } from './Message';
import { partnerOf, type View } from './view';

/** How near its end a log counts as being read to its end, in pixels. */
const NEAR = 80;

/** The messages, oldest first; it follows new ones unless the visitor is reading further up. */
export class Log extends Component<View> {
  readonly #box = createRef<HTMLDivElement>();
  #follows = true;
  #length = 0;
  #top = 0;

  override componentDidMount(): void {
    this.#scroll();
    this.#box.current?.getRootNode().addEventListener('attached', this.#returned);
  }

  override componentWillUnmount(): void {
    this.#box.current?.getRootNode().removeEventListener('attached', this.#returned);
  }

  override componentDidUpdate(): void {
    const { chat } = this.props;
    const { outgoing, messages } = chat.state.thread;
    const length = outgoing.length + messages.length;

    // One's own new message is always shown.
    if (this.#follows || (length > this.#length && outgoing.length > 0)) {
      this.#scroll();
    }

    this.#length = length;
  }

  #scroll(): void {
    this.#box.current?.scrollTo(0, this.#box.current.scrollHeight);
  }

  /** What was taken out of the page and put back stands at its beginning. */
  readonly #returned = (): void => {
    if (this.#follows) {
      this.#scroll();
    } else {
      this.#box.current?.scrollTo(0, this.#top);
    }
  };

  readonly #scrolled = ({ currentTarget: box }: { currentTarget: HTMLDivElement }): void => {
    this.#top = box.scrollTop;
    this.#follows = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  };

  override render(view: View): VNode {
    const { chat, presentation, texts } = view;
    const partner = partnerOf(view);
    const messages = messagesOf(chat.state.thread);

    return (
      <div
        class="log"
        role="log"
        aria-label={texts.messages}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be within reach of the keyboard
        tabIndex={0}
        ref={this.#box}
        onScroll={this.#scrolled}
      >
        <p class="row theirs first last">
          <Face view={view} {...partner} />
          <span class="sr">{partner.name}: </span>
          <span class="text">{presentation.appearance.welcomeMessage}</span>
        </p>
        {messages.map((message, index) => (
          <Message
            key={message.clientId}
            view={view}
            message={message}
            before={messages[index - 1]}
            after={messages[index + 1]}
          />
        ))}
        {chat.state.typing && (
          <p class="row theirs first last" aria-hidden="true">
            <Face view={view} {...partner} />
            <span class="text dots">
              <i />
              <i />
              <i />
            </span>
          </p>
        )}
      </div>
    );
  }
}

/** What is stored by its place, then what is still on its way. */
function messagesOf({
  messages,
  outgoing,
}: {
  messages: readonly Stored[];
  outgoing: readonly Outgoing[];
}): LogMessage[] {
  const stored = messages.filter(({ kind }) => kind !== 'rating').map(messageOf);

  return [...stored, ...outgoing.map(ownMessage)];
}

const messageOf = ({
  clientId,
  seq,
  author,
  name,
  writer,
  picture,
  kind,
  segments,
  sentAt,
}: Stored): LogMessage => ({
  clientId,
  seq,
  author,
  name,
  writer,
  picture,
  kind,
  segments,
  sentAt,
  state: 'sent',
});

const ownMessage = ({ clientId, body, state }: Outgoing): LogMessage => ({
  clientId,
  seq: null,
  author: 'visitor',
  name: '',
  writer: null,
  picture: null,
  kind: 'text',
  segments: [{ text: body }],
  sentAt: null,
  state,
});
