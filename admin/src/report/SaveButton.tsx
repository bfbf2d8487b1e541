import { Button } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useIntl } from 'react-intl';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import type { Cell } from './csv';
import { saveTable } from './save';

interface Props {
  /** What the file is called. */
  name: string;
  rows: () => readonly (readonly Cell[])[];
  disabled?: boolean;
}

/** Saves a table as it stands. */
export function SaveButton({ name, rows, disabled = false }: Props): JSX.Element {
  const say = useSay();
  const { locale } = useIntl();
  const { attempt } = useToasts();

  return (
    <Button
      variant="tertiary"
      size="S"
      startIcon={<Download />}
      disabled={disabled}
      onClick={() => attempt(() => saveTable(name, rows(), locale))}
    >
      {say('pivot.export')}
    </Button>
  );
}
