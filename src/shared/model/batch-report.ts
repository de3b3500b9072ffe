import type { BatchLine, LineState } from './batch.ts';
import { csvRow } from './csv.ts';

const WORD: Readonly<Record<LineState, string>> = {
  waiting: 'waiting',
  queued: 'in the queue',
  done: 'done',
  skipped: 'skipped',
  failed: 'failed',
  repeated: 'repeated',
  unreadable: 'not understood',
};

/** A batch's report for a spreadsheet; its columns can be read in again as a list. */
export function reportCsv(lines: readonly BatchLine[]): string {
  const rows = lines.map((line) =>
    csvRow([
      line.assetId ?? '',
      line.option ?? '',
      line.project,
      line.name,
      line.line,
      WORD[line.state],
      line.reason,
      line.path,
      line.bytes ?? '',
    ]),
  );
  // The mark at the start tells spreadsheets that this is UTF-8.
  return `\uFEFF${['id,size,project,name,line,result,reason,file,bytes', ...rows].join('\r\n')}\r\n`;
}
