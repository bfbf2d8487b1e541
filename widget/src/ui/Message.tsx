import type { VNode } from 'preact';
import type { Segment, Message as Stored } from '../../../shared/conversations';
import type { Outgoing } from '../../../shared/thread';
import type { Texts } from '../texts/texts';
import { Face } from './Face';
import type { View } from './view';

/** A message as the log shows it, stored or on its way. */
export interface LogMessage
  extends Pick<
    Stored,
    'clientId' | 'author' | 'name' | 'writer' | 'picture' | 'kind' | 'segments'
  > {
  state: Outgoing['state'] | 'sent';
  /** Null until it is stored. */
  seq: number | null;
  sentAt: string | null;
}

interface Props {
  view: View;
  message: LogMessage;
  before: LogMessage | undefined;
  after: LogMessage | undefined;
}

/** One message; neighbours of the same author stand together. */
export function Message(props: Props): VNode {
  const { view, message } = props;

  return message.kind === 'text' && message.author !== 'system' ? (
    <Spoken {...props} />
  ) : (
    <p class="note">{noteOf(message, view.texts)}</p>
  );
}

function Spoken({ view, message, before, after }: Props): VNode {
  const { author, name, picture, segments, state } = message;
  const own = author === 'visitor';
  const isLast = !isOfSame(message, after);
  const place = `${isOfSame(message, before) ? '' : 'first'} ${isLast ? 'last' : ''}`;

  return (
    <>
      <p class={`row ${own ? 'own' : 'theirs'} ${place} ${state}`}>
        {!own && isLast && (
          <Face
            view={view}
            name={name}
            picture={author === 'bot' ? view.presentation.appearance.imageUrl : picture}
          />
        )}
        <span class="sr">{own ? view.texts.you : name}: </span>
        <span class="text">{segments.map(piece)}</span>
      </p>
      {isLast && state !== 'failed' && <Meta view={view} message={message} isNewest={!after} />}
      {state === 'failed' && <Failed view={view} message={message} />}
    </>
  );
}

/** When it was said, and what became of the visitor's newest message. */
function Meta({
  view,
  message,
  isNewest,
}: {
  view: View;
  message: LogMessage;
  isNewest: boolean;
}): VNode {
  const { author, sentAt } = message;
  const own = author === 'visitor';

  return (
    <p class={`meta ${own ? 'own' : ''}`}>
      {sentAt && <time dateTime={sentAt}>{timeOf(sentAt, view.presentation.locale)}</time>}
      {own && isNewest && <span>{stateOf(message, view)}</span>}
    </p>
  );
}

/** Both ways out take their buttons away, so the focus goes back to where one writes. */
function Failed({ view, message }: { view: View; message: LogMessage }): VNode {
  const { chat, texts } = view;
  const retry = (): void => {
    chat.retry(message.clientId, bodyOf(message.segments));
    view.focus();
  };
  const remove = (): void => {
    chat.remove(message.clientId);
    view.focus();
  };

  return (
    <p class="meta own failed" role="alert">
      {texts.failed}
      {!chat.state.gone && (
        <>
          <button type="button" onClick={retry}>
            {texts.retry}
          </button>
          <button type="button" onClick={remove}>
            {texts.remove}
          </button>
        </>
      )}
    </p>
  );
}

/** The server lets through http, https and mailto only; a link is text all the same. */
export const piece = ({ text, href }: Segment): VNode | string =>
  href ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {text}
    </a>
  ) : (
    text
  );

const bodyOf = (segments: readonly Segment[]): string => segments.map(({ text }) => text).join('');

const isOfSame = (message: LogMessage, other: LogMessage | undefined): boolean =>
  other?.kind === 'text' &&
  other.author === message.author &&
  other.writer === message.writer &&
  other.name === message.name;

function noteOf({ kind, segments }: LogMessage, texts: Texts): string {
  if (kind === 'left' || kind === 'ended' || kind === 'silent' || kind === 'full') {
    return texts[kind];
  }

  return bodyOf(segments);
}

function stateOf({ state, seq }: LogMessage, { chat, texts }: View): string {
  return texts[
    state === 'sent' && (seq ?? 0) <= (chat.state.conversation?.readByOperator ?? 0)
      ? 'read'
      : state
  ];
}

/** The hour; the day too once it is another one. */
function timeOf(sentAt: string, locale: string): string {
  const at = new Date(sentAt);
  const isToday = at.toDateString() === new Date().toDateString();

  return at.toLocaleString(locale, {
    ...(!isToday && { day: 'numeric', month: 'short' }),
    hour: 'numeric',
    minute: '2-digit',
  });
}
