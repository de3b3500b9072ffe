/** What is asked is asked so often, and the best counts: what else runs on the machine is not what is measured. */
export const TRIES = 5;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export async function best(work: () => Promise<unknown>): Promise<number> {
  return (await bestOf(work)).wall;
}

export async function bestOf(
  work: () => Promise<unknown>,
): Promise<{ readonly wall: number; readonly cpu: number }> {
  let [wall, cpu] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < TRIES; turn += 1) {
    const before = process.cpuUsage();
    wall = Math.min(wall, await timed(work));
    cpu = Math.min(cpu, cpuMs(before));
  }
  return { wall, cpu };
}

/**
 * How long this thread worked between two chances to do something else, in processor time: an upper bound for how
 * long it kept others waiting. Call the result for the times since.
 */
export function watchLoop(): () => readonly number[] {
  const times: number[] = [];
  let before = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    times.push((user + system) / 1000);
  }, 1);
  return () => {
    clearInterval(timer);
    return times;
  };
}

/** Of all threads of this process, the service's included. */
export function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

export function percentile(all: readonly number[], share: number): number {
  const sorted = all.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

export function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

export function seconds(value: number): string {
  return value < 1000 ? ms(value) : `${(value / 1000).toFixed(1)} s`;
}
