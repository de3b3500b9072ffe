import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { DownloadJob, Right } from '../../../shared/model/download.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { App } from '../../app.ts';
import { readAssetList } from './asset-ids.ts';
import type { Cli } from './cli.ts';
import { exitCodeOfAll } from './exit-code.ts';
import { prepareReport, writeReport } from './fetch-report.ts';
import type { FetchOptions, FileResult, FileWords } from './fetch-files.ts';
import { wholeNumber } from './options.ts';
import { note, printDocument, printLine, printText, widthOf } from './output.ts';
import { createProgress } from './progress.ts';
import { table } from './table.ts';
import { bytes, count } from './text.ts';

export interface FetchCommandOptions {
  readonly to?: string;
  readonly from?: string;
  readonly patience: number;
  readonly report?: string;
}

/** The options of the commands that bring files: `comp`, `download`. */
export function withFetch(command: Command): Command {
  return command
    .option('--to <dir>', 'folder for the files (default: the library)')
    .option('--from <file>', 'read IDs from a text or CSV file, or from standard input with “-”')
    .option('--report <file>', 'write what became of each line, as CSV that --from reads again')
    .option('--patience <seconds>', 'give up after so long without progress', wholeNumber(1, 86_400), 30);
}

/** Runs such a command, from its arguments to its document and exit code. */
export async function runFetch(
  cli: Cli,
  words: readonly string[],
  options: FetchCommandOptions,
  what: (app: App) => Pick<FetchOptions, 'optionOf'> & { readonly right: Right },
): Promise<void> {
  const { io, format } = cli;
  const list = await readAssetList(io, words, options.from);
  if (options.report !== undefined) await prepareReport(options.report);
  const progress = createProgress(io);
  const said = new Map<JobId, FileWords>();
  let ended = 0;
  let told = '';
  /** On a terminal the line of progress says it; a log has one line when waiting begins, and for each new cause. */
  const tellWait = (cause: Failure | null) => {
    const line = `Waiting: ${cause?.message ?? 'Nothing arrives.'} Gives up after ${options.patience} s without progress.`;
    if (io.stderr.isTTY) progress.show(line);
    else if (line !== told) note(io, line);
    told = line;
  };
  const fetch = async (app: App) => {
    const { fetchFiles } = await import('./fetch-files.ts');
    return fetchFiles(app, {
      ...what(app),
      entries: list.entries,
      onWords: (job, fileWords) => said.set(job, fileWords),
      folder: options.to === undefined ? null : resolve(options.to),
      patience: options.patience * 1000,
      signal: io.signal,
      onResult: (result) => {
        ended += 1;
        if (format !== 'jsonl') return;
        progress.clear();
        printLine(io, result);
      },
      onProgress: (jobs, cause) => progress.show(progressLine(jobs, ended, list.entries.length, cause)),
      onQuiet: (cause) => tellWait(cause),
    });
  };
  const results = await cli.withApp(fetch, { wordsFor: (job) => said.get(job) ?? null });
  progress.clear();
  if (options.report !== undefined) await writeReport(options.report, list, results);
  // The document of `download` is the same.
  if (format === 'json') printDocument(io, 'comp', { results });
  else if (format === 'human') printText(io, table(results, COLUMNS, widthOf(io)));
  cli.exitCode = exitCodeOfAll(results.map((result) => result.error?.code ?? null));
}

function progressLine(
  jobs: readonly DownloadJob[],
  ended: number,
  all: number,
  cause: Failure | null,
): string {
  const speed = jobs.reduce((sum, job) => sum + job.speed, 0);
  const now = cause === null ? `${bytes(Math.round(speed))}/s` : `waiting: ${cause.message}`;
  return `${count(ended)} of ${count(all)} files, ${now}`;
}

const COLUMNS = [
  { title: 'ID', value: (result: FileResult) => String(result.assetId), align: 'right' },
  { title: 'Status', value: (result: FileResult) => result.status },
  {
    title: 'Size',
    value: ({ bytes: size }: FileResult) => (size === null ? '' : bytes(size)),
    align: 'right',
  },
  { title: 'File', value: (result: FileResult) => result.path ?? result.error?.message ?? '' },
] as const;
