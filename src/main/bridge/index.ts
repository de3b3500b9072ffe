import type { App } from '../app.ts';
import type { BridgeContext as ContextOf } from '../platform/bridge/index.ts';

export { router } from './router.ts';

export type BridgeContext = ContextOf<App>;
