export * from './basket/index.ts';
export * from './irrevocable/index.ts';
export * from './licences/index.ts';
export * from './licensing/index.ts';
