import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ForeignApi } from '../../support/foreign-api/index.ts';
import type { Profile } from './profile.ts';

interface FileRow {
  readonly asset_id: number;
  readonly file_right: 'comp' | 'licensed';
  readonly folder: string;
  readonly relative_path: string;
  readonly sha256: string;
}

/** What may stand in a profile that is closed. */
const OF_A_PROFILE =
  /^(?:(?:stockroom|ledger|licences)\.db(?:\.anchor|-wal|-shm)?|settings\.json|previews|logs|locks|backups|dropped|dropped-layouts|web-host\.json)$/;

/** What is wrong with a profile at rest, one line for each; empty where all is well. */
export async function faultsOf(profile: Profile, api: ForeignApi): Promise<readonly string[]> {
  const files = profile.rows<FileRow>(
    'stockroom.db',
    'SELECT asset_id, file_right, folder, relative_path, sha256 FROM library_file',
  );
  const known = new Map(files.map((file) => [path.join(file.folder, file.relative_path), file]));
  const found = [profile.library, profile.to('')].flatMap(filesIn);
  const faults: string[] = [];
  for (const file of found) {
    // Rights that could not go into the file stand beside it.
    if (!known.has(file) && !known.has(file.replace(/\.xmp$/, '')))
      faults.push(`left over: ${path.basename(file)}`);
  }
  for (const [file, row] of known) faults.push(...(await faultsOfFile(file, row, api)));
  for (const name of existsSync(profile.folder) ? readdirSync(profile.folder) : []) {
    if (!OF_A_PROFILE.test(name)) faults.push(`left over in the profile: ${name}`);
  }
  return [...faults, ...faultsOfMoney(profile, api, files)];
}

async function faultsOfFile(file: string, row: FileRow, api: ForeignApi): Promise<readonly string[]> {
  const name = path.basename(file);
  if (!existsSync(file)) return [`recorded, not there: ${name}`];
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (hash !== row.sha256) return [`not as recorded: ${name}`];
  if (row.file_right === 'comp' && hash !== (await api.compHash(row.asset_id)))
    return [`another file: ${name}`];
  const saysComp = / comp\b/.test(name);
  return saysComp === (row.file_right === 'comp') ? [] : [`a name of the wrong kind: ${name}`];
}

function faultsOfMoney(
  profile: Profile,
  { charges }: ForeignApi,
  files: readonly FileRow[],
): readonly string[] {
  const paid = new Map<number, number>();
  for (const { itemId } of charges) paid.set(itemId, (paid.get(itemId) ?? 0) + 1);
  const licensed = new Set(
    profile
      .rows<{ assetId: number }>('ledger.db', `SELECT assetId FROM intent WHERE state = 'licensed'`)
      .map((row) => row.assetId),
  );
  const fetched = new Set(
    files.filter((file) => file.file_right === 'licensed').map((file) => file.asset_id),
  );
  return [...paid].flatMap(([asset, times]) => [
    ...(times > 1 ? [`charged ${times} times: ${asset}`] : []),
    ...(licensed.has(asset) ? [] : [`paid and not recorded: ${asset}`]),
    ...(fetched.has(asset) ? [] : [`paid and not fetched: ${asset}`]),
  ]);
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
