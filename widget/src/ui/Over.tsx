import type { VNode } from 'preact';
import type { View } from './view';

interface Props extends Pick<View, 'presentation' | 'texts'> {
  /** What the field names as its description. */
  id: string;
  excess: number;
}

/** Says how much has to go. It is always there, so that screen readers hear when it fills. */
export const Over = ({ id, excess, presentation, texts }: Props): VNode => (
  <p class="over" id={id} role="status">
    {excess > 0 && texts.over.replace('{count}', excess.toLocaleString(presentation.locale))}
  </p>
);

/** What a field says of itself while its text is too long; otherwise there is nothing to describe it. */
export const invalidIf = (excess: number, id: string) => ({
  'aria-invalid': excess > 0,
  'aria-describedby': excess > 0 ? id : undefined,
});
