import { IconButton, Typography } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { styled } from 'styled-components';
import { isComposing } from '../../../shared/composing';
import { MESSAGE_MAX } from '../../../shared/conversations';
import { excessOf } from '../../../shared/text';
import { useSay } from '../plugin/texts';
import { recall, remember } from '../ui/memory';
import { say as sayToVisitor, setTyping } from './answering';
import { CommandDialog } from './CommandDialog';
import { looksLikeCommand } from './draft';

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

/** Stays where it is while there is nothing to say: screen readers follow only what was there before. */
const ConnectionContext = styled(Typography)`
  flex: 1 0 100%;

  &:empty {
    margin-block-end: calc(-1 * ${({ theme }) => theme.spaces[2]});
  }
`;

/**
 * Where the operator writes. Enter sends, Shift+Enter starts a line; what was typed survives a
 * reload. A text that is too long stays whole, and one that looks like a command is asked about.
 */
export function Composer({ id }: { id: string }): JSX.Element {
  const say = useSay();
  const hint = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, tooMany, canSend, isAsking, stopAsking, change, rest, send, submit } =
    useSending(id);
  const sendOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event.nativeEvent)) {
      submit(event);
    }
  };

  return (
    <Form onSubmit={submit}>
      <Excess id={hint} count={tooMany} />
      <Field
        ref={field}
        rows={1}
        dir="auto"
        value={text}
        aria-invalid={tooMany > 0}
        aria-describedby={hint}
        aria-label={say('composer.label')}
        placeholder={say('composer.placeholder')}
        onKeyDown={sendOnEnter}
        onBlur={rest}
        onChange={({ target }) => change(target.value)}
      />
      <IconButton type="submit" variant="default" label={say('composer.send')} disabled={!canSend}>
        <PaperPlane />
      </IconButton>
      <CommandDialog
        text={isAsking ? text.trim() : null}
        onSend={send}
        onClose={stopAsking}
        onClosed={() => field.current?.focus()}
      />
    </Form>
  );
}

/** What is written, and what becomes of it. */
function useSending(id: string) {
  const [text, setText] = useDraft(id);
  const [isAsking, setAsking] = useState(false);
  const type = useTyping(id);
  const tooMany = excessOf(text, MESSAGE_MAX);
  const canSend = text.trim() !== '' && tooMany === 0;

  const send = (): void => {
    sayToVisitor(id, text.trim());
    setText('');
    type(false);
  };

  const submit = (event: FormEvent): void => {
    event.preventDefault();

    if (canSend && looksLikeCommand(text)) {
      setAsking(true);
    } else if (canSend) {
      send();
    }
  };

  const change = (changed: string): void => {
    setText(changed);
    type(changed.trim() !== '');
  };

  return {
    ...{ text, tooMany, canSend, isAsking, change, send, submit },
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

function useDraft(id: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => recall(`draft.${id}`) ?? '');

  const change = (changed: string): void => {
    setText(changed);
    remember(`draft.${id}`, changed === '' ? null : changed);
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
