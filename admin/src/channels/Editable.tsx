import type { ReactNode } from 'react';
import { ReadOnlyProvider } from '../ui/ReadOnly';
import type { ChannelForm } from './use-channel-form';

interface Props {
  form: Pick<ChannelForm, 'isReadOnly'>;
  children: ReactNode;
}

/** Part of the form; whoever may only look cannot type what would be lost. */
export const Editable = ({ form, children }: Props): JSX.Element => (
  <ReadOnlyProvider value={form.isReadOnly}>{children}</ReadOnlyProvider>
);
