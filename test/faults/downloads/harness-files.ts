import * as fs from 'node:fs/promises';
import type { FileSystem, OpenFile } from '../../../src/main/downloads/jobs/index.ts';

export type Operation = 'open' | 'writev' | 'datasync' | 'sync' | 'link' | 'rename' | 'unlink' | 'lstat';

/** The real file system, with a word said before each step: throw to make it fail. */
export function filesWith(before: (operation: Operation, path: string) => void | Promise<void>): FileSystem {
  const wrap = (file: OpenFile, path: string): OpenFile => ({
    writev: async (buffers, position) => {
      await before('writev', path);
      return file.writev(buffers, position);
    },
    read: (buffer, offset, length, position) => file.read(buffer, offset, length, position),
    truncate: (length) => file.truncate(length),
    datasync: async () => {
      await before('datasync', path);
      return file.datasync();
    },
    sync: async () => {
      await before('sync', path);
      return file.sync();
    },
    stat: () => file.stat(),
    close: () => file.close(),
  });
  return {
    open: async (path, flags, mode) => {
      await before('open', path);
      return wrap(await fs.open(path, flags, mode), path);
    },
    link: async (existing, path) => {
      await before('link', path);
      return fs.link(existing, path);
    },
    rename: async (from, to) => {
      await before('rename', to);
      return fs.rename(from, to);
    },
    unlink: async (path) => {
      await before('unlink', path);
      return fs.unlink(path);
    },
    lstat: async (path) => {
      await before('lstat', path);
      return fs.lstat(path);
    },
    mkdir: (path, options) => fs.mkdir(path, options),
    readdir: (path) => fs.readdir(path),
    statfs: (path) => fs.statfs(path),
  };
}

export function diskError(code: string): Error {
  return Object.assign(new Error(code), { code });
}
