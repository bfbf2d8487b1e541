import { useCallback } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { FACE_NAMES, isFace } from '../../../shared/ratings';
import type { Dimension, Measure } from '../../../shared/report';
import { type Say, useSay } from '../plugin/texts';
import { type Key, spanOfKey } from './keys';

/** Says what a key stands for. */
export type LabelOf = (dimension: Dimension, key: Key) => string;

interface Words {
  say: Say;
  intl: Pick<IntlShape, 'formatDate' | 'formatDisplayName'>;
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

const LABELS: Record<Dimension, (key: string, words: Words) => string> = {
  operator: (key, { names, say }) => names[key] ?? say('report.unknown'),
  channel: (key, { names, say }) => names[key] ?? say('report.unknown'),
  source: (key, { say }) => say(key === 'ticket' ? 'source.ticket' : 'source.chat'),
  face: (key, { say }) => {
    const face = Number(key);

    return isFace(face) ? say(`face.${FACE_NAMES[face]}`) : key;
  },
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

/** Writes figures: counts whole, averages with two decimals, shares in percent. */
export function useFigureText(): (value: number | null, measure: Measure) => string {
  const { formatNumber } = useIntl();

  return useCallback(
    (value, measure) => {
      if (value === null) {
        return '—';
      }

      if (measure === 'count') {
        return formatNumber(value);
      }

      return measure === 'average'
        ? formatNumber(value, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
        : formatNumber(value / 100, { style: 'percent', maximumFractionDigits: 1 });
    },
    [formatNumber]
  );
}

/** How long something took, in the two largest units: `1 h 5 min`. */
export function useDurationText(): (seconds: number | null) => string {
  const { formatNumber } = useIntl();

  return useCallback(
    (seconds) => {
      if (seconds === null) {
        return '—';
      }

      const parts = [
        [Math.floor(seconds / 3600), 'hour'],
        [Math.floor(seconds / 60) % 60, 'minute'],
        [Math.round(seconds) % 60, 'second'],
      ] as const;
      const from = Math.max(
        0,
        parts.findIndex(([amount]) => amount > 0)
      );
      const first = parts.every(([amount]) => amount === 0) ? 2 : from;

      return parts
        .slice(first, first + 2)
        .filter(([amount], index) => index === 0 || amount > 0)
        .map(([amount, unit]) =>
          formatNumber(amount, { style: 'unit', unit, unitDisplay: 'short' })
        )
        .join(' ');
    },
    [formatNumber]
  );
}
