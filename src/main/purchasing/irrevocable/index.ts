export type { CallKind } from './records.ts';
export { createIrrevocable } from './irrevocable.ts';
export type { Irrevocable, IrrevocableOptions, Proved, TransferRequest } from './irrevocable.ts';
export { irrevocableMigrations } from './migrations.ts';
