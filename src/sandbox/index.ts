/** The API's sandbox: an implementation of the Depositphotos Enterprise API on this computer. */
export { DIALECTS, type Dialect } from './dialect/voice.ts';
export type { Fault, FaultPlan } from './faults/plan.ts';
export type { Ledger } from './ledger.ts';
export type { SandboxOptions } from './options.ts';
export { type Sandbox, startSandbox } from './sandbox.ts';
export { type AccountKind, DEMO_ACCOUNTS, type DemoAccount } from './state/accounts.ts';
