import { expect, test } from 'vitest';
import { KIND_NAMES } from '../../faults/layouts/generate.ts';
import { judged } from '../../faults/layouts/verdict.ts';
import { tempFolderPerTest } from '../../support/temp-folder.ts';

const folder = tempFolderPerTest();

test('a picture in a layout of any kind is listed, or the kind is named: never clean', {
  timeout: 120_000,
}, async () => {
  const wrong: string[] = [];
  // The long version is `npm run soak:layouts`.
  for await (const { number, kind, closed, verdict, said } of judged(folder.path, 0, 2 * KIND_NAMES.length)) {
    if (verdict === 'missed' || (verdict === 'named' && !closed))
      wrong.push(`${number} ${kind} ${verdict}: ${said}`);
  }
  expect(wrong).toEqual([]);
});
