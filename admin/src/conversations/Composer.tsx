import { IconButton } from '@strapi/design-system';
import { PaperPlane } from '@strapi/icons';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { MESSAGE_MAX } from '../../../shared/conversations';
import { recall, remember } from '../plugin/memory';
import { useSay } from '../plugin/texts';
import { say as sayToVisitor, setTyping } from './answering';

/** Milliseconds without a key after which the operator no longer counts as writing. */
const TYPING_PAUSE = 4_000;

const Form = styled.form`
  display: flex;
  flex: none;
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
  }

  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -1px;
  }
`;

/** Where the operator writes. Enter sends, Shift+Enter starts a line; what was typed survives a reload. */
export function Composer({ id }: { id: string }): JSX.Element {
  const say = useSay();
  const [text, setText] = useDraft(id);
  const type = useTyping(id);
  const isEmpty = text.trim() === '';

  const send = (event: FormEvent): void => {
    event.preventDefault();

    if (!isEmpty) {
      sayToVisitor(id, text.trim());
      setText('');
      type(false);
    }
  };

  const sendOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      send(event);
    }
  };

  return (
    <Form onSubmit={send}>
      <Field
        rows={1}
        value={text}
        maxLength={MESSAGE_MAX}
        aria-label={say('composer.label')}
        placeholder={say('composer.placeholder')}
        onKeyDown={sendOnEnter}
        onBlur={() => type(false)}
        onChange={({ target }) => {
          setText(target.value);
          type(target.value.trim() !== '');
        }}
      />
      <IconButton type="submit" variant="default" label={say('composer.send')} disabled={isEmpty}>
        <PaperPlane />
      </IconButton>
    </Form>
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
