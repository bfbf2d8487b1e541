import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { type IntlShape, useIntl } from 'react-intl';
import { useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';
import { isolated } from '../../../shared/bidi';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { HOME } from '../plugin/ids';
import { type Say, useSay } from '../plugin/texts';
import { FaceIcon } from '../ui/FaceIcon';
import { Quiet } from '../ui/Quiet';
import { UserText } from '../ui/UserText';
import { useDurationText } from '../ui/use-duration';
import type { Column } from './address';
import { FilteredLink } from './FilteredLink';
import { isMarked, Marks } from './RatingCard';

const Line = styled.tr`
  cursor: pointer;
`;

/** A name stays on one line: it is the comment that has words to wrap. */
const Cell = styled.div`
  max-width: 22rem;
  overflow: hidden;
  text-overflow: ellipsis;
  white-space: nowrap;
`;

const Clamped = styled(UserText)`
  min-width: 12rem;
  max-width: 36rem;
`;

/** What somebody wrote, on two lines at most. */
function Short({ text }: { text: string | null }): JSX.Element {
  return text === null ? (
    <span>—</span>
  ) : (
    <Clamped $shape="text" $lines={2} title={isolated(text)}>
      {text}
    </Clamped>
  );
}

interface Words {
  say: Say;
  intl: IntlShape;
  duration: (seconds: number | null) => string;
  /** The end of the address of this rating. */
  search: string;
}

/** Leads to the ratings of the same operator or channel. */
const named = (
  by: 'operator' | 'channel',
  one: { id: string; name: string } | null
): React.ReactNode =>
  one ? (
    <Cell>
      <FilteredLink by={by} {...one} />
    </Cell>
  ) : (
    '—'
  );

const CELLS: Record<Column, (rating: RatingRecord, words: Words) => React.ReactNode> = {
  face: ({ id, value }, { say, search }) => (
    <Flex gap={2}>
      <FaceIcon face={value} size={2.4} isNamed={false} />
      <Quiet to={{ pathname: `${HOME}/ratings/${id}`, search }}>
        {say(`face.${FACE_NAMES[value]}`)}
      </Quiet>
    </Flex>
  ),
  customer: ({ visitor, visitorId }) => (
    <Cell>
      <FilteredLink by="customer" id={visitorId} name={visitor} />
    </Cell>
  ),
  operator: ({ operator }) => named('operator', operator),
  channel: ({ channel }) => named('channel', channel),
  source: ({ source }, { say }) => say(`source.${source}`),
  comment: ({ comment }) => <Short text={comment} />,
  note: ({ note }) => <Short text={note} />,
  language: ({ language }, { intl }) =>
    (language && intl.formatDisplayName(language, { type: 'language' })) || '—',
  date: ({ submittedAt }, { intl }) => (
    <time
      dateTime={submittedAt}
      title={intl.formatDate(submittedAt, WHOLE)}
      style={{ whiteSpace: 'nowrap' }}
    >
      {intl.formatDate(submittedAt, { dateStyle: 'medium', timeStyle: 'short' })}
    </time>
  ),
  firstResponse: ({ firstResponseSeconds }, { duration }) => duration(firstResponseSeconds),
  length: ({ lengthSeconds }, { duration }) => duration(lengthSeconds),
  state: (rating) => (isMarked(rating) ? <Marks rating={rating} /> : '—'),
};

const WHOLE = { dateStyle: 'full', timeStyle: 'short' } as const;

interface Props {
  rating: RatingRecord;
  columns: readonly Column[];
  /** The end of its address. */
  search: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

export function RatingRow({ rating, columns, search, isChosen, onChoose }: Props): JSX.Element {
  const say = useSay();
  const intl = useIntl();
  const duration = useDurationText();
  const words = { say, intl, duration, search };
  const navigate = useNavigate();

  // The face is the link that keyboards and screen readers find; the rest of the line is for pointers.
  const open = ({ target }: React.MouseEvent): void => {
    const isOwn = target instanceof Element && target.closest('a, button, input, [role]') === null;

    if (isOwn && window.getSelection()?.isCollapsed !== false) {
      navigate({ pathname: `${HOME}/ratings/${rating.id}`, search });
    }
  };

  return (
    <Line data-livechat-rating-row={rating.id} onClick={open}>
      <td>
        <Checkbox
          aria-label={say('ratings.choose', { customer: rating.visitor })}
          checked={isChosen}
          onCheckedChange={(checked) => onChoose(checked === true)}
        />
      </td>
      {columns.map((column) => (
        <td key={column}>
          <Typography tag="div" style={{ overflowWrap: 'break-word' }}>
            {CELLS[column](rating, words)}
          </Typography>
        </td>
      ))}
    </Line>
  );
}
