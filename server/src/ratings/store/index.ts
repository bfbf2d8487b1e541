/** The SQL of ratings and of the counters made of them. */
export * from './counters';
export * from './list';
export * from './ratings';
export * from './sums';
