import { Box, Button, Checkbox, Flex, Loader, Modal, Typography } from '@strapi/design-system';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { usePermitted } from '../plugin/permissions';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { FaceIcon } from '../ui/FaceIcon';
import { LongTextField } from '../ui/fields';
import { useRatingQuery, useUpdateRatingMutation } from './api';

interface Props {
  id: string;
  onClose: () => void;
}

/** All there is to know about one rating, and what to do about it. */
export function RatingDialog({ id, onClose }: Props): JSX.Element {
  const say = useSay();
  const { data: rating, isError } = useRatingQuery(id, { refetchOnMountOrArgChange: true });

  return (
    <Modal.Root open onOpenChange={onClose}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>{say('rating.title')}</Modal.Title>
        </Modal.Header>
        {rating === undefined ? (
          <Modal.Body>
            {isError ? (
              <Typography>{say('error.RATING_UNKNOWN')}</Typography>
            ) : (
              <Loader>{say('rating.title')}</Loader>
            )}
          </Modal.Body>
        ) : (
          <RatingForm rating={rating} onClose={onClose} />
        )}
      </Modal.Content>
    </Modal.Root>
  );
}

function RatingForm({
  rating,
  onClose,
}: {
  rating: RatingRecord;
  onClose: () => void;
}): JSX.Element {
  const say = useSay();
  const canHide = usePermitted('ratings.hide');
  const { done, failed } = useToasts();
  const [update, { isLoading }] = useUpdateRatingMutation();
  const [hidden, setHidden] = useState(rating.hidden);
  const [handled, setHandled] = useState(rating.handled);
  const [note, setNote] = useState(rating.note ?? '');

  const save = async (): Promise<void> => {
    try {
      const input = { hidden, handled, note: note.trim() === '' ? null : note };

      await update({ id: rating.id, input }).unwrap();
      done('rating.saved');
      onClose();
    } catch (error) {
      failed(error);
    }
  };

  return (
    <>
      <Modal.Body>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Facts rating={rating} />
          <Checkbox
            checked={hidden}
            disabled={!canHide}
            onCheckedChange={(checked) => setHidden(checked === true)}
          >
            {say('rating.hidden')}
          </Checkbox>
          <Checkbox
            checked={handled}
            disabled={!canHide}
            onCheckedChange={(checked) => setHandled(checked === true)}
          >
            {say('rating.handled')}
          </Checkbox>
          <LongTextField
            name="note"
            label={say('rating.note')}
            hint={say('rating.note-hint')}
            value={note}
            onChange={setNote}
          />
        </Flex>
      </Modal.Body>
      <Modal.Footer>
        <Button variant="tertiary" onClick={onClose}>
          {say('dialog.cancel')}
        </Button>
        {canHide && (
          <Button loading={isLoading} onClick={() => void save()}>
            {say('form.save')}
          </Button>
        )}
      </Modal.Footer>
    </>
  );
}

function Facts({ rating }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const { formatDate, formatDisplayName } = useIntl();
  const { value, comment, operator, visitor, channel, language, submittedAt, history } = rating;
  const moment = (at: string): string =>
    formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const facts = [
    [say('ratings.column.customer'), visitor],
    [say('ratings.column.operator'), operator?.name],
    [say('ratings.column.channel'), channel?.name],
    [say('visitor.language'), language && formatDisplayName(language, { type: 'language' })],
    [say('ratings.column.date'), moment(submittedAt)],
  ] as const;

  return (
    <>
      <Flex gap={3} alignItems="flex-start">
        <FaceIcon face={value} size={4} isNamed={false} />
        <Box>
          <Typography variant="delta" tag="p">
            {say(`face.${FACE_NAMES[value]}`)}
          </Typography>
          <Typography style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {comment ?? say('rating.no-comment')}
          </Typography>
        </Box>
      </Flex>
      <Flex tag="dl" gap={5} wrap="wrap" alignItems="flex-start">
        {facts.map(([term, fact]) => (
          <Box key={term}>
            <Typography variant="pi" textColor="neutral600" tag="dt">
              {term}
            </Typography>
            <Typography tag="dd">{fact || '—'}</Typography>
          </Box>
        ))}
      </Flex>
      {history.length > 0 && (
        <Box>
          <Typography variant="pi" fontWeight="bold">
            {say('rating.history')}
          </Typography>
          <ol>
            {history.map((change) => (
              <Typography key={change.at} variant="pi" textColor="neutral600" tag="li">
                {moment(change.at)}: {say(`face.${FACE_NAMES[change.value]}`)}
                {change.comment === null ? '' : ` — ${change.comment}`}
              </Typography>
            ))}
          </ol>
        </Box>
      )}
    </>
  );
}
