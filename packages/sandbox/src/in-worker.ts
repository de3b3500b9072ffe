import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SandboxOptions } from './options.ts';
import { DEMO_ACCOUNTS, type DemoAccount } from './state/accounts.ts';

export interface WorkerSandboxOptions extends Omit<SandboxOptions, 'now'> {
  /** Milliseconds since the epoch that the sandbox's clock starts at; now unless told. */
  readonly startAt?: number;
  /** Where the worker's entry is: a bundle puts it elsewhere. */
  readonly workerUrl?: URL;
}

export interface SandboxWorker {
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  close(): Promise<void>;
}

/** What the worker tells once. */
export type WorkerReport = { readonly url: string } | { readonly problem: string };

/** Runs the sandbox in a thread of its own, so that drawing pictures never holds up the caller. */
export async function startSandboxWorker(options: WorkerSandboxOptions = {}): Promise<SandboxWorker> {
  const { workerUrl = new URL('./worker.ts', import.meta.url), ...workerData } = options;
  const worker = new Worker(workerUrl, { workerData });
  const exited = once(worker, 'exit');
  const report = await Promise.race([firstReport(worker), exited.then(() => ENDED)]);
  if ('problem' in report) throw new Error(report.problem);
  return {
    url: report.url,
    accounts: DEMO_ACCOUNTS,
    close: async () => {
      worker.postMessage('close');
      await exited;
    },
  };
}

const ENDED: WorkerReport = { problem: 'The sandbox ended before it was ready.' };

async function firstReport(worker: Worker): Promise<WorkerReport> {
  const [report] = (await once(worker, 'message')) as [WorkerReport];
  return report;
}
