import type { ReactNode } from 'react';
import { styled } from 'styled-components';
import type { ChannelForm } from './use-channel-form';

const Fields = styled.fieldset`
  min-width: 0;
  margin: 0;
  padding: 0;
  border: none;

  &:disabled :is(button, input, textarea, [role='combobox']) {
    cursor: not-allowed;
  }
`;

interface Props {
  form: Pick<ChannelForm, 'isReadOnly'>;
  children: ReactNode;
}

/** Part of the form; whoever may only look cannot type what would be lost. */
export function Editable({ form, children }: Props): JSX.Element {
  return <Fields disabled={form.isReadOnly}>{children}</Fields>;
}
