export * from './boards/index.ts';
export * from './dragging/index.ts';
export * from './files/index.ts';
export * from './folder/index.ts';
export * from './licence-metadata/index.ts';
export * from './listing/index.ts';
export * from './storage/index.ts';
export * from './swaps/index.ts';
