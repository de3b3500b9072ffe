import { expect, it } from 'vitest';
import { FolderSync } from '../../../src/main/downloads/jobs/transfer/foldersync.ts';
import { systemFiles } from '../../../src/main/downloads/jobs/transfer/systemfiles.ts';

/** Folders whose sync ends when the test says so. */
function folders() {
  const begun: PromiseWithResolvers<void>[] = [];
  const open = async () => ({
    sync: () => {
      const end = Promise.withResolvers<void>();
      begun.push(end);
      return end.promise;
    },
    close: async () => {},
  });
  const files = { ...systemFiles, open: open as unknown as typeof systemFiles.open };
  return { begun, sync: new FolderSync({ files, platform: 'linux' }) };
}

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 5));

it('one sync serves all who asked before it began, and those who came later get the next', async () => {
  const { begun, sync } = folders();
  const ended: string[] = [];
  const ask = (name: string) => void sync.sync('/library').then(() => ended.push(name));
  ask('a');
  ask('b');
  await turn();
  expect(begun.length).toBe(1);
  ask('c');
  ask('d');
  await turn();
  expect(begun.length).toBe(1);
  begun[0]?.resolve();
  await turn();
  expect(ended).toEqual(['a', 'b']);
  expect(begun.length).toBe(2);
  begun[1]?.resolve();
  await turn();
  expect(ended).toEqual(['a', 'b', 'c', 'd']);
});

it('a failure is told to those whose names it was about, and to nobody else', async () => {
  const { begun, sync } = folders();
  const first = Promise.allSettled([sync.sync('/library'), sync.sync('/library')]);
  await turn();
  const second = sync.sync('/library');
  begun[0]?.reject(new Error('EIO'));
  expect((await first).map((end) => end.status)).toEqual(['rejected', 'rejected']);
  await turn();
  begun[1]?.resolve();
  await expect(second).resolves.toBeUndefined();
});
