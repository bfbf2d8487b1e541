export * from './filters';
export * from './find';
export * from './heads';
export * from './list';
export * from './members';
export * from './sums';
