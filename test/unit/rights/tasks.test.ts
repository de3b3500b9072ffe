import { expect, it } from 'vitest';
import { rightsMigrations } from '../../../src/main/library/licence-metadata/index.ts';
import { createTasks } from '../../../src/main/library/licence-metadata/tasks.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { FileId } from '../../../src/shared/model/ids.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();

it('a file that waits for its time does not wait for a clock that was set back', () => {
  const store = openStore(`${folder.path}/stockroom.db`, rightsMigrations);
  const tasks = createTasks(store, 'owner');
  const file = 1 as FileId;
  const now = 1_000_000_000_000;
  tasks.add(file, 'embedded');
  tasks.later(file, now + 60_000);
  expect(tasks.next(now)).toBe(null);
  expect(tasks.next(now + 60_000)?.fileId).toBe(file);
  expect(tasks.next(now - 2 * 86_400_000)?.fileId).toBe(file);
  store.close();
});
