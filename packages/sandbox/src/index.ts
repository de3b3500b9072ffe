/** The API's sandbox: an implementation of the Depositphotos Enterprise API on this computer. */
import type { SandboxOptions } from './options.ts';
import type { Sandbox } from './sandbox.ts';

export { type CommandIo, runSandboxCommand } from './command-line.ts';
export { DIALECTS, type Dialect } from './dialect/voice.ts';
export { type SandboxWorker, startSandboxWorker } from './in-worker.ts';
export type { Ledger } from './ledger.ts';
export type { SandboxOptions } from './options.ts';
export type { Sandbox } from './sandbox.ts';
export { type AccountKind, DEMO_ACCOUNTS, type DemoAccount } from './state/accounts.ts';

/**
 * Starts the sandbox in this process. Loaded on demand: a host that runs it in a worker has no use for the
 * drawing of pictures in its own process.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { openSandbox } = await import('./sandbox.ts');
  return openSandbox(options);
}
