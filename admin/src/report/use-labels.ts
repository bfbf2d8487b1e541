import { useCallback } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { FACE_NAMES, isFace } from '../../../shared/ratings';
import type { RatingDimension } from '../../../shared/ratings-report';
import type { ConversationDimension } from '../../../shared/reports';
import { type Say, useSay } from '../plugin/texts';
import { type Key, onClock, spanOfKey } from './keys';

/** Something one of the reports groups by. */
export type AnyDimension = RatingDimension | ConversationDimension;

/** Says what a key stands for. */
export type LabelOf = (dimension: AnyDimension, key: Key) => string;

interface Words {
  say: Say;
  intl: Pick<IntlShape, 'formatDate' | 'formatTime' | 'formatDisplayName'>;
  names: Readonly<Record<string, string>>;
}

/** Labels of keys, with the names that came with the groups. */
export function useLabels(names: Readonly<Record<string, string>> = {}): LabelOf {
  const say = useSay();
  const intl = useIntl();

  return useCallback(
    (dimension, key) =>
      key === null ? say(`report.none.${dimension}`) : LABELS[dimension](key, { say, intl, names }),
    [say, intl, names]
  );
}

const LABELS: Record<AnyDimension, (key: string, words: Words) => string> = {
  operator: (key, { names, say }) => names[key] ?? say('report.unknown'),
  channel: (key, { names, say }) => names[key] ?? say('report.unknown'),
  source: (key, { say }) => say(key === 'ticket' ? 'source.ticket' : 'source.chat'),
  face: (key, { say }) => {
    const face = Number(key);

    return isFace(face) ? say(`face.${FACE_NAMES[face]}`) : key;
  },
  country: (key, { intl }) => intl.formatDisplayName(key, { type: 'region' }) ?? key,
  hour: (key, { intl }) => intl.formatTime(onClock(key), { hour: 'numeric', minute: '2-digit' }),
  language: (key, { intl }) => intl.formatDisplayName(key, { type: 'language' }) ?? key,
  day: (key, { intl }) =>
    intl.formatDate(spanOfKey('day', key).since, {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    }),
  week: (key, { intl, say }) =>
    say('report.week-of', {
      day: intl.formatDate(spanOfKey('week', key).since, {
        timeZone: 'UTC',
        day: 'numeric',
        month: 'short',
        year: 'numeric',
      }),
    }),
  month: (key, { intl }) =>
    intl.formatDate(spanOfKey('month', key).since, {
      timeZone: 'UTC',
      month: 'long',
      year: 'numeric',
    }),
};
