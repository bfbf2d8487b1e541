import {
  Button,
  Flex,
  Loader,
  MenuItem,
  Modal,
  SimpleMenu,
  Typography,
} from '@strapi/design-system';
import { Download, FileCsv, FileXls } from '@strapi/icons';
import { useIntl } from 'react-intl';
import type { Decimal } from '../../../shared/csv';
import { useSay } from '../plugin/texts';
import { Meter } from '../ui/Meter';
import { decimalOf } from './csv';
import { dayIn } from './periods';
import type { Clock } from './query';
import { type Progress, percentOf } from './stream';
import { useExport } from './use-export';

/** Kinds of files. */
export type Format = 'csv' | 'xlsx';

const FORMATS: readonly { format: Format; Icon: typeof FileCsv }[] = [
  { format: 'csv', Icon: FileCsv },
  { format: 'xlsx', Icon: FileXls },
];

interface Props {
  /** What the file is called, without its day. */
  name: string;
  clock: Clock;
  /** Where the server makes it. */
  addressOf: (format: Format, decimal: Decimal) => string;
}

/** Takes what is filtered home as a file. */
export function ExportMenu({ name, clock, addressOf }: Props): JSX.Element {
  const say = useSay();
  const { locale } = useIntl();
  const { progress, start, cancel } = useExport();

  return (
    <>
      <SimpleMenu
        label={say('export.title')}
        startIcon={<Download />}
        variant="tertiary"
        size="S"
        popoverPlacement="bottom-end"
      >
        {FORMATS.map(({ format, Icon }) => (
          <MenuItem
            key={format}
            startIcon={<Icon />}
            onSelect={() =>
              start(
                addressOf(format, decimalOf(locale)),
                `${name}-${dayIn(clock.now, clock.timeZone)}.${format}`
              )
            }
          >
            {say(`export.${format}`)}
          </MenuItem>
        ))}
      </SimpleMenu>
      <Modal.Root open={progress !== null} onOpenChange={(isOpen) => !isOpen && cancel()}>
        <Modal.Content>
          <Modal.Header>
            <Modal.Title>{say('export.title')}</Modal.Title>
          </Modal.Header>
          <Modal.Body>{progress !== null && <HowFar progress={progress} />}</Modal.Body>
          <Modal.Footer>
            <Button variant="tertiary" onClick={cancel}>
              {say('dialog.cancel')}
            </Button>
          </Modal.Footer>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}

function HowFar({ progress }: { progress: Progress }): JSX.Element {
  const say = useSay();
  const { formatNumber } = useIntl();
  const percent = percentOf(progress);
  const size = formatNumber(progress.bytes / 1024, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });

  return (
    <Flex direction="column" alignItems="stretch" gap={3} aria-live="polite">
      {percent === null ? (
        <Flex justifyContent="center">
          <Loader small>{say('export.running')}</Loader>
        </Flex>
      ) : (
        <Meter value={percent} label={say('export.running')} />
      )}
      <Typography textColor="neutral600">
        {progress.rows === null || progress.total === null
          ? say('export.bytes', { size })
          : say('export.rows', { rows: progress.rows, total: progress.total })}
      </Typography>
    </Flex>
  );
}
