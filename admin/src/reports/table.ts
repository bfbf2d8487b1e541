import type {
  ConversationDimension,
  ConversationGroup,
  ConversationMeasure,
  ConversationMetrics,
  ConversationReport,
} from '../../../shared/reports';
import { inOrder, type Key } from '../report/keys';
import type { Order } from './address';
import { orderedAs } from './hours';
import { measured } from './metrics';

interface Sorting {
  by: readonly ConversationDimension[];
  order: Order;
  labelOf: (dimension: ConversationDimension, key: Key) => string;
}

/** Groups as the table shows them; those without the figure it is sorted by stand last. */
export function sorted(
  groups: readonly ConversationGroup[],
  { by, order, labelOf }: Sorting
): readonly ConversationGroup[] {
  const [column, direction] = order.split(':') as [
    Order extends `${infer C}:${string}` ? C : never,
    string,
  ];
  const sign = direction === 'desc' ? -1 : 1;
  const byKeys = (one: ConversationGroup, other: ConversationGroup): number =>
    by
      .map((dimension, level) => {
        const [left = null, right = null] = [one.keys[level], other.keys[level]];
        const difference = inOrder(orderedAs(dimension, by), (key) => labelOf(dimension, key))(
          left,
          right
        );

        // Nobody stands last whichever way the others go, and only the outermost groups turn round.
        return level === 0 && column === 'group' && left !== null && right !== null
          ? sign * difference
          : difference;
      })
      .find((difference) => difference !== 0) ?? 0;

  if (column === 'group') {
    return [...groups].sort(byKeys);
  }

  return [...groups].sort((one, other) => {
    const [left, right] = [measured(one, column), measured(other, column)];

    return left === null || right === null
      ? Number(left === null) - Number(right === null) || byKeys(one, other)
      : sign * (left - right) || byKeys(one, other);
  });
}

/** What of a measure a file holds: times in whole seconds or minutes with one decimal, shares with one. */
const FILED: Record<ConversationMeasure, (value: number) => number> = {
  conversations: (value) => value,
  unanswered: (value) => value,
  firstAnswer: Math.round,
  duration: (seconds) => Math.round(seconds / 6) / 10,
  messages: (value) => value,
  average: (value) => Math.round(value * 100) / 100,
  happy: (value) => Math.round(value * 10) / 10,
  responseRate: (value) => Math.round(value * 10) / 10,
};

/** The figures of a line of a file. */
export const filed = (
  metrics: ConversationMetrics,
  measures: readonly ConversationMeasure[]
): (number | null)[] =>
  measures.map((measure) => {
    const value = measured(metrics, measure);

    return value === null ? null : FILED[measure](value);
  });

interface FileWords {
  nameOf: (dimension: ConversationDimension) => string;
  measureName: (measure: ConversationMeasure) => string;
  total: string;
}

/** The table as it stands, with figures as figures. */
export function fileRows(
  { groups, total }: Pick<ConversationReport, 'groups' | 'total'>,
  measures: readonly ConversationMeasure[],
  { by, order, labelOf }: Sorting,
  words: FileWords
): (string | number | null)[][] {
  return [
    [...by.map(words.nameOf), ...measures.map(words.measureName)],
    ...sorted(groups, { by, order, labelOf }).map((group) => [
      ...by.map((dimension, level) => labelOf(dimension, group.keys[level] ?? null)),
      ...filed(group, measures),
    ]),
    [words.total, ...by.slice(1).map(() => null), ...filed(total, measures)],
  ];
}
