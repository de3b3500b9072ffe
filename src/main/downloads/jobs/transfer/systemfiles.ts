import * as fs from 'node:fs';
import type { DriveFacts, FileFacts, FileSystem, OpenFile } from '../filesystem.ts';

type Done<T> = (error: Error | null, value: T) => void;

/** One call of `node:fs` with a callback: half the cost of its promises, which small files feel. */
function call<T>(work: (done: Done<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    work((error, value) => {
      if (error === null) resolve(value);
      else reject(error);
    });
  });
}

function act(work: (done: fs.NoParamCallback) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
}

class SystemFile implements OpenFile {
  readonly #fd: number;
  #closed = false;
  /** Whether something was written that the disk may not have yet. */
  #dirty = false;

  constructor(fd: number) {
    this.#fd = fd;
  }

  writev(buffers: readonly Uint8Array[], position: number): Promise<{ readonly bytesWritten: number }> {
    this.#dirty = true;
    return new Promise((resolve, reject) => {
      fs.writev(this.#open(), buffers, position, (error, bytesWritten) => {
        if (error === null) resolve({ bytesWritten });
        else reject(error);
      });
    });
  }

  read(
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ): Promise<{ readonly bytesRead: number }> {
    return new Promise((resolve, reject) => {
      fs.read(this.#open(), buffer, offset, length, position, (error, bytesRead) => {
        if (error === null) resolve({ bytesRead });
        else reject(error);
      });
    });
  }

  truncate(length: number): Promise<void> {
    this.#dirty = true;
    return act((done) => fs.ftruncate(this.#open(), length, done));
  }

  datasync(): Promise<void> {
    return act((done) => fs.fdatasync(this.#open(), done));
  }

  async sync(): Promise<void> {
    await act((done) => fs.fsync(this.#open(), done));
    this.#dirty = false;
  }

  /** At once: an open file's facts are in memory, and the way through the thread pool costs fifty times as much. */
  async stat(): Promise<FileFacts> {
    return fs.fstatSync(this.#open());
  }

  /** At once where the disk has it all: nothing is left then that closing could wait for. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#dirty) await act((done) => fs.close(this.#fd, done));
    else fs.closeSync(this.#fd);
  }

  /** The number may be another file's by now. */
  #open(): number {
    if (this.#closed) throw Object.assign(new Error('the file is closed'), { code: 'EBADF' });
    return this.#fd;
  }
}

export const systemFiles: FileSystem = {
  open: async (path, flags, mode) =>
    new SystemFile(await call<number>((done) => fs.open(path, flags, mode, done))),
  link: (existing, path) => act((done) => fs.link(existing, path, done)),
  rename: (from, to) => act((done) => fs.rename(from, to, done)),
  unlink: (path) => act((done) => fs.unlink(path, done)),
  lstat: (path) => call<FileFacts>((done) => fs.lstat(path, done)),
  mkdir: (path, options) => call<unknown>((done) => fs.mkdir(path, options, done)),
  readdir: (path) => call<readonly string[]>((done) => fs.readdir(path, done)),
  statfs: (path) => call<DriveFacts>((done) => fs.statfs(path, done)),
};
