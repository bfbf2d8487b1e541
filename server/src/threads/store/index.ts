export * from './append';
export * from './find';
