import type { Bridge } from '../../shared/contract/index.ts';
import type { Line } from '../bridge/index.ts';
import { defineGiven, hookOf } from './registry/store.ts';

/** The calls to the main process. */
export const bridgeStore = defineGiven<Bridge>('bridge');
export const useBridge = hookOf(bridgeStore);

/** The line that carries them, and how it stands. */
export const lineStore = defineGiven<Line>('line');
export const useLine = hookOf(lineStore);

/** The window of this page. */
export const windowStore = defineGiven<Window & typeof globalThis>('window');

/** Aborted when the page is left. */
export const signalStore = defineGiven<AbortSignal>('signal');
