export * from './batches/index.ts';
export * from './jobs/index.ts';
