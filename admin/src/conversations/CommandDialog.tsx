import { Button, Dialog, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import { useSay } from '../plugin/texts';

const Quote = styled(Typography)`
  display: -webkit-box;
  overflow: hidden;
  overflow-wrap: anywhere;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
`;

interface Props {
  /** The message to ask about; null asks nothing. */
  text: string | null;
  onSend: () => void;
  onClose: () => void;
  /** Once the dialog is gone: focus goes back to the text. */
  onClosed: () => void;
}

/** Nothing that looks like a command reaches a visitor unasked. */
export function CommandDialog({ text, onSend, onClose, onClosed }: Props): JSX.Element {
  const say = useSay();

  return (
    <Dialog.Root open={text !== null} onOpenChange={(isOpen) => isOpen || onClose()}>
      <Dialog.Content
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          onClosed();
        }}
      >
        <Dialog.Header>{say('composer.command')}</Dialog.Header>
        <Dialog.Body icon={<WarningCircle width="24px" height="24px" />}>
          <Typography textAlign="center" tag="p">
            {say('composer.command-ask')}
          </Typography>
          <Quote fontWeight="semiBold" dir="auto">
            {text}
          </Quote>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {say('composer.command-cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="default" fullWidth onClick={onSend}>
              {say('composer.command-send')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
