import type { BatchLine, BatchSummary } from '../../../shared/model/batch.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { AssetId, FileId, JobId } from '../../../shared/model/ids.ts';
import { instant } from '../../../shared/model/instant.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { LibraryPort } from './ports.ts';
import type { Batch, BatchRows, LineRow } from './rows.ts';
import { createTurns } from './turns.ts';

/** Lines read at a time. */
const PAGE = 500;

export function summarise(batch: Batch, rows: BatchRows, holding: Failure | null): BatchSummary {
  return {
    id: batch.id,
    name: batch.name,
    createdAt: instant(batch.createdAt),
    finishedAt: batch.finishedAt === null ? null : instant(batch.finishedAt),
    paused: batch.paused,
    holding,
    counts: rows.counts(batch.id),
  };
}

/** Every line of a batch and what became of it, in the order of the list. */
export async function reportOf(
  id: string,
  rows: BatchRows,
  library: LibraryPort,
): Promise<readonly BatchLine[]> {
  const turn = createTurns();
  const lines: BatchLine[] = [];
  for (let after = -1; ; ) {
    const page = rows.page(id, after, PAGE);
    for (const row of page) {
      await turn();
      lines.push(toLine(row, library));
      after = row.position;
    }
    if (page.length < PAGE) return lines.sort((one, other) => one.line - other.line);
  }
}

function toLine(row: LineRow, library: LibraryPort): BatchLine {
  const file = row.file_id === null ? null : fileOf(row.file_id as FileId, library);
  return {
    line: row.line,
    state: row.state,
    assetId: row.asset_id as AssetId | null,
    option: row.option,
    project: row.project,
    name: row.name,
    reason: row.reason,
    jobId: row.job_id as JobId | null,
    path: file?.relativePath ?? '',
    bytes: file?.bytes ?? null,
  };
}

function fileOf(id: FileId, library: LibraryPort) {
  try {
    return library.file(id);
  } catch (error) {
    if (error instanceof StockroomError) return null;
    throw error;
  }
}
