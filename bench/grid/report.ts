import { cpus, totalmem } from 'node:os';
import type { Run } from './in-page.ts';

/** All rounds of one page at one speed. */
export interface Series {
  readonly page: string;
  readonly speed: number;
  readonly runs: readonly Run[];
}

export interface Latencies {
  readonly firstTile: readonly number[];
  readonly firstPicture: readonly number[];
  readonly farJump: readonly number[];
  readonly append: readonly number[];
  /** Megabytes after a collection, by results travelled. */
  readonly heap: readonly (readonly [results: number, megabytes: number])[];
  /** Tasks over 50 ms while scrolling, over all rounds. */
  readonly browser: string;
}

const FRAME_MS = 1000 / 60;

export function report(series: readonly Series[], latencies: Latencies, rounds: number): string {
  const { firstTile, firstPicture, farJump, append, heap, browser } = latencies;
  const floors = new Map(series.filter(({ page }) => page === 'floor').map((one) => [one.speed, p95(one)]));
  const rows = series.map((one) => {
    const { page, speed, runs } = one;
    const of = (read: (run: Run) => number) => median(runs.map(read));
    const ratio = p95(one) / (floors.get(speed) ?? Number.NaN);
    const dropped = of(
      ({ frames }) => frames.filter((frame) => frame > FRAME_MS * 1.5).length / frames.length,
    );
    return [
      page,
      speed.toLocaleString('en'),
      p95(one).toFixed(1),
      of(({ frames }) => percentile(frames, 0.99)).toFixed(1),
      page === 'floor' ? '1' : ratio.toFixed(2),
      `${(dropped * 100).toFixed(0)} %`,
      of(({ longTasks }) => longTasks),
      of(({ tiles }) => tiles),
      of(({ nodes }) => nodes),
      of(({ blank }) => blank),
    ];
  });
  const table = (lines: readonly (readonly unknown[])[]) =>
    lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
  return `# The grid

\`node bench/grid.ts --write\`: a real Chromium, the real page on the web host and its sandbox, scrolled evenly by script, \
beside a static page written by hand with the same pictures in the same run (the floor). Medians of ${rounds} interleaved rounds. \
Goals: p95 within 1.25 times the floor, no task over 50 ms, fewer than 400 tiles, a heap that does not grow.

| page | px/s | p95 frame, ms | p99 frame, ms | p95 to floor | dropped | tasks > 50 ms | tiles | elements | blank samples |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${table(rows)}

| | median |
| --- | --- |
${table([
  ['Enter to the first tile', `${median(firstTile).toFixed(0)} ms`],
  ['Enter to the first picture', `${median(firstPicture).toFixed(0)} ms`],
  ['bar let go anywhere in 13 million to tiles in sight', `${median(farJump).toFixed(0)} ms`],
  ['layout of 100 more results', `${(median(append) * 1000).toFixed(0)} µs`],
])}

| results travelled | heap after collection |
| --- | --- |
${table(heap.map(([results, megabytes]) => [results.toLocaleString('en'), `${megabytes.toFixed(1)} MB`]))}

${browser}, software rendering, Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB. The browser, the host, the sandbox and this script share the cores.
`;
}

function p95({ runs }: Series): number {
  return median(runs.map(({ frames }) => percentile(frames, 0.95)));
}

function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}
