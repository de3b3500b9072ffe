export { router } from './router.ts';
export type { BridgeContext } from './router.ts';
