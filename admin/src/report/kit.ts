import type { ComponentType } from 'react';
import type { Adding, Group } from '../../../shared/report';
import type { TextId } from '../plugin/texts';
import type { ChartKind, Scale, Summing } from './chart';
import type { Query } from './query';
import type { AnyDimension } from './use-labels';

/** A figure of a group. */
export interface MetricProps<Measure extends string> {
  value: number | null;
  measure: Measure;
}

/** Figures of a report: how they add up, and what is shown of them. */
export interface Measures<Measure extends string, Metrics> extends Adding<Metrics> {
  /** In the order they are offered in. */
  all: readonly Measure[];
  /** Null where there is nothing to divide by. */
  measured: (metrics: Metrics, measure: Measure) => number | null;
  /** Whether its parts make up the whole, so that they may be stacked and cut like a cake. */
  isAdditive: (measure: Measure) => boolean;
  /** A share is read against the whole, an average against the best and the worst. */
  domainOf: (measure: Measure) => Scale['domain'];
  nameOf: (measure: Measure) => TextId;
}

/** How figures add up in a chart of a measure. */
export const summing = <Measure extends string, Metrics>(
  { nothing, added, measured }: Measures<Measure, Metrics>,
  measure: Measure
): Summing<Metrics> => ({
  nothing,
  added,
  measured: (metrics) => measured(metrics, measure),
});

/** What a report is made of, so that it can be looked at crosswise and as a chart. */
export interface Kit<Dimension extends AnyDimension, Measure extends string, Metrics> {
  dimensions: readonly Dimension[];
  measures: Measures<Measure, Metrics>;
  /** Writes figures. */
  useText: () => (value: number | null, measure: Measure) => string;
  /** Shows one. */
  Metric: ComponentType<MetricProps<Measure>>;
  useGroups: (query: Query) => Answer<Metrics>;
  /** What each view shows while nothing is chosen. */
  starts: {
    pivot: { down: Dimension; columnsBy: Dimension; measures: readonly Measure[] };
    graph: { by: readonly Dimension[]; measure: Measure };
  };
  /** What a file of it is called. */
  file: string;
  /** Whether the reader may take figures home. */
  useMayExport: () => boolean;
}

interface Groups<Metrics> {
  groups: readonly Group<Metrics>[];
  names: Readonly<Record<string, string>>;
}

interface Answer<Metrics> {
  data?: Groups<Metrics> | undefined;
  /** The answer to what is asked now; `data` may still be an earlier one. */
  currentData?: Groups<Metrics> | undefined;
  error?: unknown;
  refetch: () => Promise<unknown>;
}

/** Most levels an axis may have. */
export const MOST_LEVELS = 2;

/** What decides what these views show. */
export interface GroupedReport<Dimension extends string, Measure extends string> {
  /** Lines of the pivot, axis and series of the graph; empty for what the view starts with. */
  by: readonly Dimension[];
  /** Columns of the pivot. */
  columnsBy: readonly Dimension[];
  measures: readonly Measure[];
  chart: ChartKind;
  isStacked: boolean;
  /** Closed paths of the pivot. */
  closed: readonly string[];
}

/** What these views work with. */
export interface ViewProps<Dimension extends AnyDimension, Measure extends string, Metrics> {
  kit: Kit<Dimension, Measure, Metrics>;
  report: GroupedReport<Dimension, Measure>;
  /** As the server wants them. */
  filters: object;
  change: (changes: Partial<GroupedReport<Dimension, Measure>>) => void;
  /** Stands where nothing is found. */
  nothing: JSX.Element;
}
