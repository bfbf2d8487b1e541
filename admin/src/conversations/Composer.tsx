import { IconButton, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { isComposing } from '../../../shared/composing';
import { type Audience, MESSAGE_MAX } from '../../../shared/conversations';
import { excessOf } from '../../../shared/text';
import { useSay } from '../plugin/texts';
import { recall, remember } from '../ui/memory';
import { AudienceSwitch } from './AudienceSwitch';
import { setTyping, say as write } from './answering';
import { CommandDialog } from './CommandDialog';
import { looksLikeCommand } from './draft';
import { noteLook } from './note-look';

/** Milliseconds without a key after which the operator no longer counts as writing. */
const TYPING_PAUSE = 4_000;

const Form = styled.form`
  display: flex;
  flex: none;
  flex-wrap: wrap;
  align-items: flex-end;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => theme.spaces[2]};
  border-block-start: 1px solid ${({ theme }) => theme.colors.neutral150};

  &[data-livechat-audience='internal'] {
    ${noteLook}
  }
`;

const Field = styled.textarea`
  flex: 1;
  min-width: 0;
  max-height: 12rem;
  padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[3]}`};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  font: inherit;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 2rem;
  field-sizing: content;
  resize: none;

  &::placeholder {
    color: ${({ theme }) => theme.colors.neutral500};
    opacity: 1;
    unicode-bidi: plaintext;
  }

  &[aria-invalid='true'] {
    border-color: ${({ theme }) => theme.colors.danger600};
  }

  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
`;

const Hint = styled(Typography)`
  flex: 1 0 100%;
`;

/** Stays where it is while there is nothing to say: screen readers follow only what was there before. */
const ConnectionContext = styled(Typography)`
  flex: 1 0 100%;

  &:empty {
    margin-block-end: calc(-1 * ${({ theme }) => theme.spaces[2]});
  }
`;

interface Props {
  id: string;
  /** The conversation is over: nothing reaches the visitor any more, and operators may go on noting. */
  isOver?: boolean;
}

/**
 * Where the operator writes. Enter sends, Shift+Enter starts a line; what was typed survives a
 * reload, and so does whether it is a note. A text that is too long stays whole, and one that looks
 * like a command is asked about.
 */
export function Composer({ id, isOver = false }: Props): JSX.Element {
  const say = useSay();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const sending = useSending(id, isOver);
  const { text, tooMany, canSend, isAsking, audience, submit } = sending;
  const words = WORDS[audience];
  const sendOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event.nativeEvent)) {
      submit(event);
    }
  };

  return (
    <Form onSubmit={submit} data-livechat-audience={audience}>
      {!isOver && <AudienceSwitch audience={audience} onChoose={sending.choose} />}
      {audience === 'internal' && (
        <Hint id={`${hint}-note`} variant="pi" textColor="neutral800" tag="p">
          {say('composer.note-hint')}
        </Hint>
      )}
      <Excess id={hint} count={tooMany} />
      <Field
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        aria-invalid={tooMany > 0}
        aria-describedby={audience === 'internal' ? `${hint} ${hint}-note` : hint}
        aria-label={say(words.label)}
        placeholder={say(words.placeholder)}
        onKeyDown={sendOnEnter}
        onBlur={sending.rest}
        onChange={({ target }) => sending.change(target.value)}
      />
      <IconButton type="submit" variant="default" label={say(words.send)} disabled={!canSend}>
        <PaperPlane />
      </IconButton>
      <CommandDialog
        text={isAsking && audience === 'public' ? text.trim() : null}
        onSend={sending.send}
        onClose={sending.stopAsking}
        onClosed={() => field.current?.focus()}
      />
    </Form>
  );
}

const WORDS = {
  public: {
    label: 'composer.label',
    placeholder: 'composer.placeholder',
    send: 'composer.send',
  },
  internal: {
    label: 'composer.note-label',
    placeholder: 'composer.note-placeholder',
    send: 'composer.note-send',
  },
} as const;

/** What is written, for whom, and what becomes of it. */
function useSending(id: string, isOver: boolean) {
  const [text, setText] = useKept(`draft.${id}`);
  const [chosen, setChosen] = useKept(`audience.${id}`);
  const audience: Audience = isOver || chosen === 'internal' ? 'internal' : 'public';
  const [isAsking, setAsking] = useState(false);
  const type = useTyping(id);
  const tooMany = excessOf(text, MESSAGE_MAX);
  const canSend = text.trim() !== '' && tooMany === 0;

  const send = (): void => {
    // For whom stays as it was chosen: a second remark about a visitor is not to reach them.
    write(id, text.trim(), audience);
    setText('');
    type(false);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();

    if (canSend && audience === 'public' && looksLikeCommand(text)) {
      setAsking(true);
    } else if (canSend) {
      send();
    }
  };

  const change = (changed: string): void => {
    setText(changed);
    // The visitor is not to see that somebody writes what they will never read.
    type(audience === 'public' && changed.trim() !== '');
  };

  const choose = (other: Audience): void => {
    setChosen(other === 'public' ? '' : other);
    type(false);
  };

  return {
    ...{ text, tooMany, canSend, isAsking, audience, change, choose, send, submit },
    stopAsking: () => setAsking(false),
    rest: () => type(false),
  };
}

/** How much has to go before the message can be sent. */
function Excess({ id, count }: { id: string; count: number }): JSX.Element {
  const say = useSay();
  const { formatNumber } = useIntl();
  const most = formatNumber(MESSAGE_MAX);

  return (
    <ConnectionContext id={id} role="status" variant="pi" textColor="danger600" tag="p">
      {count > 0 ? say('composer.too-long', { count, most }) : ''}
    </ConnectionContext>
  );
}

/** A text that survives a reload; an empty one is not kept. */
function useKept(name: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => recall(name) ?? '');

  const change = (changed: string): void => {
    setText(changed);
    remember(name, changed === '' ? null : changed);
  };

  return [text, change];
}

/** Tells the visitor that somebody writes: once at the start, now and then while it lasts, and at the end. */
function useTyping(id: string): (typing: boolean) => void {
  const told = useRef(0);
  const pause = useRef<ReturnType<typeof setTimeout>>();

  const type = (typing: boolean): void => {
    clearTimeout(pause.current);

    if (typing) {
      pause.current = setTimeout(() => type(false), TYPING_PAUSE);
    }

    if (typing && Date.now() - told.current > TYPING_PAUSE) {
      told.current = Date.now();
      setTyping(id, true);
    }

    if (!typing && told.current !== 0) {
      told.current = 0;
      setTyping(id, false);
    }
  };

  useEffect(() => () => clearTimeout(pause.current), []);

  return type;
}
