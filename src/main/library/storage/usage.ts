import { stat, statfs } from 'node:fs/promises';
import { setImmediate } from 'node:timers/promises';
import type { Right } from '../../../shared/model/download.ts';
import { kindOfFile } from '../../../shared/model/storage.ts';
import type { Usage } from '../../../shared/model/storage.ts';
import type { Store } from '../../platform/store/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

interface Parts {
  readonly store: Store;
  /** Files that are neither library nor preview. */
  readonly databases: readonly string[];
  readonly libraryFolder: string;
  readonly kept: Usage['kept'];
}

/** Rows added up before others get a turn. */
const PAGE = 1000;

/** Adds up the records; the disk is asked for a few sizes only. */
export async function readUsage({ store, databases, libraryFolder, kept }: Parts): Promise<Usage> {
  const sums = new Map<string, Usage['library'][number]>();
  for (let after = 0; ; ) {
    const rows = store.all<{ id: number; file_right: Right; relative_path: string; bytes: number }>(
      `SELECT id, file_right, relative_path, bytes FROM library_file
       WHERE id > ? AND presence IN ('here', 'changed') ORDER BY id LIMIT ?`,
      after,
      PAGE,
    );
    for (const { id, file_right: right, relative_path: name, bytes } of rows) {
      const kind = kindOfFile(name);
      const sum = sums.get(`${right} ${kind}`) ?? { right, kind, files: 0, bytes: 0 };
      sums.set(`${right} ${kind}`, { ...sum, files: sum.files + 1, bytes: sum.bytes + bytes });
      after = id;
    }
    if (rows.length < PAGE) break;
    await setImmediate();
  }
  const previews = store.get<Usage['previews']>(
    'SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM preview',
  ) ?? { files: 0, bytes: 0 };
  const sizes = await Promise.all(
    databases
      .flatMap((file) => [file, `${file}-wal`])
      .map((file) => stat(file).then(({ size }) => size, overlooked('storage.usage', 0))),
  );
  return {
    library: [...sums.values()].toSorted((a, b) => b.bytes - a.bytes),
    kept,
    previews,
    database: sizes.reduce((sum, size) => sum + size, 0),
    free: await freeBytes(libraryFolder),
  };
}

export async function freeBytes(folder: string): Promise<number | null> {
  return statfs(folder).then(({ bavail, bsize }) => bavail * bsize, overlooked('storage.free', null));
}
