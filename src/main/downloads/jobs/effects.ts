import type { FileSystem } from './filesystem.ts';
import { systemFiles } from './transfer/systemfiles.ts';

/** Everything outside that behaviour depends on; tests put their own in. */
export interface Effects {
  /** Wall clock, milliseconds since the epoch: for rows and for people. */
  now(): number;
  /** Milliseconds that never jump: for speeds and watchdogs. */
  monotonic(): number;
  /** Runs `work` once after `ms`; returns the way to prevent it. */
  after(ms: number, work: () => void): () => void;
  /** From 0 up to, not including, 1. */
  random(): number;
  readonly files: FileSystem;
  readonly platform: NodeJS.Platform;
}

export const systemEffects: Effects = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  files: systemFiles,
  platform: process.platform,
};
