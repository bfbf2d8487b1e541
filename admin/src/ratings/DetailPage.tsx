import { Box, Button, Dialog, Flex, Grid, IconButton, Typography } from '@strapi/design-system';
import { Check, ChevronLeft, ChevronRight, Trash } from '@strapi/icons';
import { BackButton, ConfirmDialog, Layouts, Page } from '@strapi/strapi/admin';
import { useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { refusalOf } from '../plugin/refusal';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { FRESH } from '../report/use-report';
import { FailedPage } from '../ui/FailedPage';
import { Unknown } from '../ui/Unknown';
import { UnsavedGuard } from '../ui/UnsavedGuard';
import { readAddress, writeAddress } from './address';
import { useRatingQuery, useRemoveRatingMutation } from './api';
import { Facts, History, Words } from './Facts';
import { Handling } from './Handling';
import { positionText, readPosition } from './position';
import { useNeighbours } from './use-neighbours';
import { type RatingForm, useRatingForm } from './use-rating-form';

/** Everything there is to know about one rating, and what may be done about it. */
export function DetailPage(): JSX.Element {
  const { id = '' } = useParams();
  const { currentData: rating, isError, error, refetch } = useRatingQuery(id, FRESH);

  if (isError && refusalOf(error).code === 'RATING_UNKNOWN') {
    return (
      <Unknown title="rating.unknown" hint="rating.unknown-hint" to="/ratings" way="rating.all" />
    );
  }

  if (rating !== undefined) {
    return <Detail key={id} rating={rating} />;
  }

  return isError ? <FailedPage error={error} onRetry={refetch} /> : <Page.Loading />;
}

interface Props {
  rating: RatingRecord;
}

function Detail({ rating }: Props): JSX.Element {
  const say = useSay();
  const canHide = usePermitted('ratings.hide');
  const form = useRatingForm(rating);
  const isFree = useRef(false);
  const title = say('rating.of', { customer: rating.visitor });

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
      >
        <Layouts.Header
          title={title}
          subtitle={say(`face.${FACE_NAMES[rating.value]}`)}
          navigationAction={<PrevNext rating={rating} />}
          primaryAction={
            <Flex gap={2} wrap="wrap">
              <Remove rating={rating} isFree={isFree} />
              {canHide && <SaveButton form={form} />}
            </Flex>
          }
        />
        <Layouts.Content>
          <Grid.Root gap={4}>
            <Grid.Item col={8} s={12} xs={12} direction="column" alignItems="stretch" gap={4}>
              <Words rating={rating} />
              <Facts rating={rating} />
              <History rating={rating} />
            </Grid.Item>
            <Grid.Item col={4} s={12} xs={12} direction="column" alignItems="stretch">
              <Handling form={form} canHide={canHide} leftOut={rating.leftOut} />
            </Grid.Item>
          </Grid.Root>
        </Layouts.Content>
      </form>
      <UnsavedGuard
        isChanged={form.isChanged}
        isFree={() => isFree.current}
        home={`${HOME}/ratings/${rating.id}`}
      />
    </Page.Main>
  );
}

function SaveButton({ form }: { form: RatingForm }): JSX.Element {
  const say = useSay();

  return (
    <Button type="submit" startIcon={<Check />} loading={form.isSaving} disabled={!form.isChanged}>
      {say('form.save')}
    </Button>
  );
}

/** Back to the report, and on to the ratings beside this one. */
function PrevNext({ rating }: Props): JSX.Element {
  const say = useSay();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const report = readAddress(params);
  const position = readPosition(params);
  const { at, total, before, after } = useNeighbours(rating.id, report, position);
  const go = (neighbour: typeof before): void => {
    if (neighbour !== null) {
      const search = positionText(report, { ...position, at: neighbour.at });

      navigate({ pathname: `${HOME}/ratings/${neighbour.id}`, search }, { replace: true });
    }
  };

  return (
    <Flex justifyContent="space-between" gap={4}>
      <BackButton fallback={`${HOME}/ratings?${writeAddress(report)}`} />
      {at !== null && (
        <Flex gap={2} role="group" aria-label={say('rating.neighbours')}>
          <Typography variant="pi" textColor="neutral600">
            {say('rating.place', { at: at + 1, total })}
          </Typography>
          <IconButton
            size="S"
            label={say('rating.before')}
            disabled={before === null}
            onClick={() => go(before)}
          >
            <ChevronLeft />
          </IconButton>
          <IconButton
            size="S"
            label={say('rating.after')}
            disabled={after === null}
            onClick={() => go(after)}
          >
            <ChevronRight />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
}

interface RemoveProps extends Props {
  isFree: React.MutableRefObject<boolean>;
}

function Remove({ rating, isFree }: RemoveProps): JSX.Element | null {
  const say = useSay();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const canDelete = usePermitted('ratings.delete');
  const { done, attempt } = useToasts();
  const [remove] = useRemoveRatingMutation();

  const confirm = (): void =>
    attempt(async () => {
      await remove(rating.id).unwrap();
      isFree.current = true;
      done('rating.removed');
      navigate(`${HOME}/ratings?${writeAddress(readAddress(params))}`, { replace: true });
    });

  return canDelete ? (
    <Dialog.Root>
      <Dialog.Trigger>
        <Button type="button" variant="danger-light" startIcon={<Trash />}>
          {say('rating.remove')}
        </Button>
      </Dialog.Trigger>
      <ConfirmDialog title={say('rating.remove')} onConfirm={confirm}>
        <Box>
          <Typography>{say('rating.remove-confirm')}</Typography>
        </Box>
      </ConfirmDialog>
    </Dialog.Root>
  ) : null;
}
