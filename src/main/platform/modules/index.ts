export { closingOrderOf, compose, orderOf } from './compose.ts';
export type { Composition } from './compose.ts';
export { composable, defineModule } from './module.ts';
export type { AnyModule, Intersection, Module, Provided } from './module.ts';
export { createSignal } from './signal.ts';
export type { Signal } from './signal.ts';
export { createSlot } from './slot.ts';
export type { Slot } from './slot.ts';
