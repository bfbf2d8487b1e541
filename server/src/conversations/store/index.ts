export * from './batch';
export * from './filters';
export * from './find';
export * from './list';
export * from './lock';
export * from './members';
export * from './messages';
export * from './sums';
