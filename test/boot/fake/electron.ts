import * as names from './electron-names.ts';

/** What the app finds when it imports `electron`. A name that is missing here is an error at once. */
export * from './electron-names.ts';
/** The same as one object, for `import electron from 'electron'`. */
export default names;
