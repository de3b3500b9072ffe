import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A fresh folder for each test of the file, gone afterwards. */
export function tempFolderPerTest(): { readonly path: string } {
  const folder = { path: '' };
  beforeEach(() => {
    folder.path = mkdtempSync(path.join(tmpdir(), 'stockroom-test-'));
  });
  afterEach(() => rmSync(folder.path, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
