import { Button, Flex } from '@strapi/design-system';
import { Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import type { Elements } from './elements';

const Code = styled.pre`
  padding: ${({ theme }) => theme.spaces[4]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral800};
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  line-height: 1.5;
  overflow-x: auto;
  white-space: pre-wrap;
  word-break: break-all;
`;

interface Props {
  text: string;
  /** More to do with it than copying. */
  children?: Elements;
  onCopy?: () => void;
}

/** Text to take along, and the button that does. */
export function Copyable({ text, children, onCopy }: Props): JSX.Element {
  const say = useSay();
  const { done, attempt } = useToasts();
  const { toggleNotification } = useNotification();
  const { copy } = useClipboard();

  const take = (): void =>
    attempt(async () => {
      onCopy?.();

      if (await copy(text)) {
        done('widget.copied');
      } else {
        toggleNotification({ type: 'warning', message: say('widget.copy-yourself') });
      }
    });

  return (
    <>
      <Code>{text}</Code>
      <Flex gap={2}>
        <Button variant="secondary" startIcon={<Duplicate />} onClick={take}>
          {say('widget.copy')}
        </Button>
        {children}
      </Flex>
    </>
  );
}
