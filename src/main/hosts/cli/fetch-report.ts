import { constants } from 'node:fs';
import { access, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { BatchLine } from '../../../shared/model/batch.ts';
import { reportCsv } from '../../../shared/model/batch-report.ts';
import type { AssetList } from './asset-ids.ts';
import type { FileResult } from './fetch-files.ts';
import { UsageError } from './usage-error.ts';

/** Finds out before any file is fetched that the report would have no place. */
export async function prepareReport(file: string): Promise<void> {
  await access(dirname(resolve(file)), constants.W_OK).catch((cause: unknown) => {
    throw new UsageError(`The report ${file} cannot be written.`, { cause });
  });
}

/** The report that the app has for a batch, with the whole path of each file. */
export async function writeReport(
  file: string,
  { entries, repeats }: AssetList,
  results: readonly FileResult[],
): Promise<void> {
  const asked = entries.map((entry, index) => lineOf(entry, results[index]));
  const repeated = repeats.map(({ line, assetId, firstLine }) => ({
    ...NOTHING,
    line,
    assetId,
    state: 'repeated' as const,
    reason: firstLine === 0 ? 'Named on the command line.' : `The same as line ${firstLine}.`,
  }));
  const lines = [...asked, ...repeated].sort((one, other) => one.line - other.line);
  await writeFile(file, reportCsv(lines));
}

const NOTHING = { option: null, project: '', name: '', reason: '', jobId: null, path: '', bytes: null };

function lineOf(entry: AssetList['entries'][number], result: FileResult | undefined): BatchLine {
  const { line, assetId, project, name } = entry;
  return {
    line,
    assetId,
    project,
    name,
    state: result?.status ?? 'waiting',
    option: result?.option ?? null,
    reason: result?.error?.message ?? '',
    jobId: null,
    path: result?.path ?? '',
    bytes: result?.bytes ?? null,
  };
}
