import { Button, Dialog, Typography } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';
import { useSay } from '../plugin/texts';
import { UserText } from '../ui/UserText';

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
          <Typography fontWeight="semiBold" tag="div">
            <UserText $shape="text" $lines={3}>
              {text ?? ''}
            </UserText>
          </Typography>
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
