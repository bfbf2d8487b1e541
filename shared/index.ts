export * from './channels';
export * from './conversations';
export * from './operators';
export * from './ratings';
export * from './realtime';
export * from './rules';
export * from './visitors';
export * from './widget';
