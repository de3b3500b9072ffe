import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../../src/main/modules.ts';
import { EXIT } from '../../../src/main/hosts/cli/exit-code.ts';
import { createLibrary } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { AssetId } from '../../../src/shared/model/ids.ts';
import { runCommand, temporaryFolder } from './run-command.ts';
import { schemaErrors } from './schemas.ts';

const CREDENTIALS = { STOCKROOM_API_KEY: 'key', STOCKROOM_USER: 'user', STOCKROOM_PASSWORD: 'word' };

test('library scan finds what moved, verify what is missing, status what takes space; all without a network', async () => {
  const profile = await temporaryFolder();
  const folder = path.join(await temporaryFolder(), 'files');
  mkdirSync(folder);
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify({ libraryFolder: folder }));
  const store = openStore(path.join(profile, 'stockroom.db'), MIGRATIONS);
  const library = createLibrary({ store });
  for (const name of ['a.jpg', 'b.eps']) {
    writeFileSync(path.join(folder, name), name);
    const sha256 = createHash('sha256').update(name).digest('hex');
    library.add({
      assetId: 1234567 as AssetId,
      right: 'comp',
      option: 'm-2015',
      folder,
      relativePath: name,
      bytes: name.length,
      sha256,
    });
  }
  library.close();
  store.close();
  renameSync(path.join(folder, 'a.jpg'), path.join(folder, 'renamed.jpg'));
  const env = { ...CREDENTIALS, DEPOSITPHOTOS_API_URL: 'http://127.0.0.1:9' };
  const run = (...args: string[]) =>
    runCommand(['--profile', profile, 'library', ...args, '--json'], { env });

  const scanned = (await run('scan')).json();
  expect(schemaErrors('library-scan', scanned)).toEqual([]);
  expect(scanned).toMatchObject({ connected: true, files: { here: 2 }, found: { moved: 1, missing: 0 } });

  const status = (await run('status')).json();
  expect(schemaErrors('library-status', status)).toEqual([]);
  expect(status).toMatchObject({ folder, space: { library: [{ kind: 'pictures' }, { kind: 'vectors' }] } });

  rmSync(path.join(folder, 'b.eps'));
  const verified = await run('verify');
  expect(verified.code).toBe(EXIT.partial);
  expect(schemaErrors('library-verify', verified.json())).toEqual([]);
  expect(verified.json()).toMatchObject({ files: 2, problems: [{ kind: 'missing', right: 'comp' }] });
});
