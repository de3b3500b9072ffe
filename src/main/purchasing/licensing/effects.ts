import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { machineId } from './machine-id.ts';

/** Everything outside that behaviour depends on; tests put their own in. */
export interface Effects {
  /** Wall clock, milliseconds since the epoch. May jump. */
  now(): number;
  /** Milliseconds that never jump, but may stand still while the computer sleeps. */
  monotonic(): number;
  /** Runs `work` once after `ms`, if the process still lives; returns the way to prevent it. */
  after(ms: number, work: () => void): () => void;
  random(bytes: number): Uint8Array;
  openDatabase(file: string, options: { readonly timeout: number }): DatabaseSync;
  /** Called at every boundary of the purchase path, with its name. Tests end the process here. */
  checkpoint(name: string): Promise<void> | void;
  readonly platform: NodeJS.Platform;
  /** Tells this computer from others. */
  machine(): string;
}

export const systemEffects: Effects = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after: (ms, work) => {
    const timer = setTimeout(work, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
  random: (bytes) => randomBytes(bytes),
  openDatabase: (file, options) => new DatabaseSync(file, options),
  checkpoint: () => {},
  platform: process.platform,
  machine: machineId,
};

/** A random UUID (version 4). */
export function newUuid(effects: Pick<Effects, 'random'>): string {
  const bytes = Buffer.from(effects.random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
