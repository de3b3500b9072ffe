export { iterate, never, pathGiven, procedures } from './procedures.ts';
export type { BridgeContext } from './procedures.ts';
export { saved } from './save.ts';
