import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import type { LeftOut } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { LongTextField } from '../ui/fields';
import { Note } from '../ui/Note';
import { Panel } from '../ui/Panel';
import { UserText } from '../ui/UserText';
import type { RatingForm } from './use-rating-form';

/** What the team makes of a rating; none of it is ever public. */
export function Handling({
  form: { draft, set },
  canHide,
  leftOut,
}: {
  form: RatingForm;
  canHide: boolean;
  leftOut: LeftOut | null;
}): JSX.Element {
  const say = useSay();

  return (
    <Panel title={say('rating.treatment')}>
      {leftOut !== null && (
        <Note title={say('ratings.left-out')}>{say(`rating.left-out.${leftOut}`)}</Note>
      )}
      {!canHide && <Note title={say('rating.not-yours')} />}
      <Flex direction="column" alignItems="stretch" gap={1}>
        <Checkbox
          checked={draft.hidden}
          disabled={!canHide}
          onCheckedChange={(checked) => set({ hidden: checked === true })}
        >
          {say('rating.hidden')}
        </Checkbox>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {say('rating.hidden-hint')}
        </Typography>
      </Flex>
      <Checkbox
        checked={draft.handled}
        disabled={!canHide}
        onCheckedChange={(checked) => set({ handled: checked === true })}
      >
        {say('rating.handled')}
      </Checkbox>
      <NoteField {...{ draft, set, canHide }} />
    </Panel>
  );
}

interface NoteProps extends Pick<RatingForm, 'draft' | 'set'> {
  canHide: boolean;
}

function NoteField({ draft, set, canHide }: NoteProps): JSX.Element {
  const say = useSay();

  return canHide ? (
    <LongTextField
      name="note"
      label={say('rating.note')}
      hint={say('rating.note-hint')}
      value={draft.note}
      onChange={(note) => set({ note })}
    />
  ) : (
    <Box>
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {say('rating.note')}
      </Typography>
      <Typography tag="div">
        <UserText $shape="text">{draft.note || '—'}</UserText>
      </Typography>
    </Box>
  );
}
