export { router } from './router.ts';
export type { BridgeContext } from './procedures.ts';
