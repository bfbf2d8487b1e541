import { Box, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { FACE_NAMES, type RatingRecord } from '../../../shared/ratings';
import { useSay } from '../plugin/texts';
import { FaceIcon } from '../ui/FaceIcon';
import { type Fact, FactList } from '../ui/FactList';
import { Panel } from '../ui/Panel';
import { Quiet } from '../ui/Quiet';
import { UserText } from '../ui/UserText';
import { useDurationText } from '../ui/use-duration';
import { FilteredLink } from './FilteredLink';
import { documentPath, useOpensConversations } from './RatingCard';

const WHOLE = { dateStyle: 'long', timeStyle: 'short' } as const;

const Quoted = ({ children }: { children: string }): JSX.Element => (
  <Typography tag="div">
    <UserText $shape="text">{children}</UserText>
  </Typography>
);

/** The face, and what was said with it. */
export function Words({ rating: { value, comment } }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const face = say(`face.${FACE_NAMES[value]}`);

  return (
    <Panel title={say('rating.title')}>
      <Flex gap={4} alignItems="flex-start">
        <FaceIcon face={value} size={5.6} isNamed={false} />
        <Box>
          <Typography variant="delta" tag="p">
            {face}
          </Typography>
          {comment === null ? (
            <Typography textColor="neutral600">{say('rating.no-comment')}</Typography>
          ) : (
            <Quoted>{comment}</Quoted>
          )}
        </Box>
      </Flex>
    </Panel>
  );
}

/** Who, about whom, where, when, how long. */
export function Facts({ rating }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const { formatDate, formatDisplayName } = useIntl();
  const duration = useDurationText();
  const { operator, channel, visitorId, language, firstResponseSeconds, lengthSeconds } = rating;
  const facts: Fact[] = [
    [say('rating.document'), <Document key="document" rating={rating} />],
    [say('dimension.channel'), channel && <FilteredLink key="channel" by="channel" {...channel} />],
    [
      say('dimension.operator'),
      operator && <FilteredLink key="operator" by="operator" {...operator} />,
    ],
    [
      say('ratings.column.customer'),
      <FilteredLink key="customer" by="customer" id={visitorId} name={rating.visitor} />,
    ],
    [say('rating.submitted'), formatDate(rating.submittedAt, WHOLE)],
    [say('dimension.source'), say(`source.${rating.source}`)],
    [say('ratings.column.firstResponse'), duration(firstResponseSeconds)],
    [say('ratings.column.length'), duration(lengthSeconds)],
    [say('dimension.language'), language && formatDisplayName(language, { type: 'language' })],
  ];

  return (
    <Panel title={say('rating.facts')}>
      <FactList facts={facts} />
    </Panel>
  );
}

function Document({ rating: { path } }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const opens = useOpensConversations();

  return path !== null && opens ? (
    <Quiet to={documentPath(path)}>{say('ratings.open')}</Quiet>
  ) : (
    <span>{say(path === null ? 'rating.no-document' : 'rating.closed-document')}</span>
  );
}

/** What it was before, as it came to be what it is. */
export function History({ rating: { history } }: { rating: RatingRecord }): JSX.Element {
  const say = useSay();
  const { formatDate } = useIntl();

  return (
    <Panel title={say('rating.history')}>
      {history.length === 0 ? (
        <Typography textColor="neutral600">{say('rating.no-history')}</Typography>
      ) : (
        <Flex tag="ol" direction="column" alignItems="stretch" gap={3}>
          {history.map(({ at, value, comment }) => (
            <Flex key={at} tag="li" gap={3} alignItems="flex-start">
              <FaceIcon face={value} size={2} isNamed={false} />
              <Box>
                <Typography variant="pi" textColor="neutral600" tag="p">
                  {say('rating.until', { moment: formatDate(at, WHOLE) })}
                </Typography>
                <Typography>{say(`face.${FACE_NAMES[value]}`)}</Typography>
                {comment !== null && <Quoted>{comment}</Quoted>}
              </Box>
            </Flex>
          ))}
        </Flex>
      )}
    </Panel>
  );
}
