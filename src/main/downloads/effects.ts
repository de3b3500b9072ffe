import * as fs from 'node:fs/promises';

/** A file open for writing, as far as a transfer needs one. `FileHandle` fits. */
export interface OpenFile {
  writev(buffers: readonly Uint8Array[], position: number): Promise<{ readonly bytesWritten: number }>;
  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  sync(): Promise<void>;
  stat(): Promise<FileFacts>;
  close(): Promise<void>;
}

export interface FileFacts {
  readonly size: number;
  readonly mtimeMs: number;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** The part of the file system that downloads use. */
export interface FileSystem {
  open(path: string, flags: string | number, mode?: number): Promise<OpenFile>;
  link(existing: string, path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  lstat(path: string): Promise<FileFacts>;
  mkdir(path: string, options: { readonly recursive: true }): Promise<unknown>;
  readdir(path: string): Promise<readonly string[]>;
}

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
  files: fs,
  platform: process.platform,
};
