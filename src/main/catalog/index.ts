export * from './assets/index.ts';
export * from './deep-links/index.ts';
export * from './previews/index.ts';
export * from './rejections/index.ts';
export * from './searches/index.ts';
