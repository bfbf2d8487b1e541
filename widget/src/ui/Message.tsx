import type { VNode } from 'preact';
import type { Segment, Message as Stored } from '../../../shared/conversations';
import type { Outgoing } from '../../../shared/thread';
import type { Texts } from '../texts/texts';
import { Face } from './Face';
import type { View } from './view';

/** A message as the log shows it, stored or on its way. */
export interface Line extends Pick<Stored, 'clientId' | 'author' | 'name' | 'kind' | 'segments'> {
  state: Outgoing['state'] | 'sent';
  /** Null until it is stored. */
  seq: number | null;
  sentAt: string | null;
}

interface Props {
  view: View;
  line: Line;
  before: Line | undefined;
  after: Line | undefined;
}

/** One message; neighbours of the same author stand together. */
export function Message(props: Props): VNode {
  const { view, line } = props;

  return line.kind === 'text' && line.author !== 'system' ? (
    <Spoken {...props} />
  ) : (
    <p class="note">{noteOf(line, view.texts)}</p>
  );
}

function Spoken({ view, line, before, after }: Props): VNode {
  const { author, name, segments, state } = line;
  const own = author === 'visitor';
  const isLast = !isOfSame(line, after);
  const place = `${isOfSame(line, before) ? '' : 'first'} ${isLast ? 'last' : ''}`;

  return (
    <>
      <p class={`row ${own ? 'own' : 'theirs'} ${place} ${state}`}>
        {!own && isLast && <Face view={view} name={name} />}
        <span class="sr">{own ? view.texts.you : name}: </span>
        <span class="text">{segments.map(piece)}</span>
      </p>
      {isLast && state !== 'failed' && <Meta view={view} line={line} isNewest={!after} />}
      {state === 'failed' && <Failed view={view} line={line} />}
    </>
  );
}

/** When it was said, and what became of the visitor's newest message. */
function Meta({ view, line, isNewest }: { view: View; line: Line; isNewest: boolean }): VNode {
  const { author, sentAt } = line;
  const own = author === 'visitor';

  return (
    <p class={`meta ${own ? 'own' : ''}`}>
      {sentAt && <time dateTime={sentAt}>{timeOf(sentAt, view.dress.locale)}</time>}
      {own && isNewest && <span>{stateOf(line, view)}</span>}
    </p>
  );
}

/** Both ways out take their buttons away, so the focus goes back to where one writes. */
function Failed({ view, line }: { view: View; line: Line }): VNode {
  const { chat, texts } = view;
  const retry = (): void => {
    chat.retry(line.clientId, bodyOf(line.segments));
    view.focus();
  };
  const remove = (): void => {
    chat.remove(line.clientId);
    view.focus();
  };

  return (
    <p class="meta own failed" role="alert">
      {texts.failed}
      <button type="button" onClick={retry}>
        {texts.retry}
      </button>
      <button type="button" onClick={remove}>
        {texts.remove}
      </button>
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

const isOfSame = (line: Line, other: Line | undefined): boolean =>
  other?.kind === 'text' && other.author === line.author && other.name === line.name;

function noteOf({ kind, segments }: Line, texts: Texts): string {
  if (kind === 'left' || kind === 'ended' || kind === 'silent' || kind === 'full') {
    return texts[kind];
  }

  return bodyOf(segments);
}

function stateOf({ state, seq }: Line, { chat, texts }: View): string {
  return texts[
    state === 'sent' && (seq ?? 0) <= (chat.state.conversation?.seenByOperator ?? 0)
      ? 'seen'
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
