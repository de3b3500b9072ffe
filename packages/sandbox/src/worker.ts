import { parentPort, workerData } from 'node:worker_threads';
import { runningFrom } from './clock.ts';
import type { WorkerReport, WorkerSandboxOptions } from './in-worker.ts';
import { openSandbox } from './sandbox.ts';

/** The entry of the sandbox's thread: starts it, reports once, ends when told to. */
async function run(port: NonNullable<typeof parentPort>, options: WorkerSandboxOptions): Promise<void> {
  const { startAt, ...rest } = options;
  try {
    const sandbox = await openSandbox(startAt === undefined ? rest : { ...rest, now: runningFrom(startAt) });
    port.once('message', () => {
      void sandbox.close().then(() => port.close());
    });
    port.postMessage({ url: sandbox.url } satisfies WorkerReport);
  } catch (error) {
    port.postMessage({
      problem: error instanceof Error ? error.message : String(error),
    } satisfies WorkerReport);
    port.close();
  }
}

if (parentPort !== null) await run(parentPort, workerData as WorkerSandboxOptions);
