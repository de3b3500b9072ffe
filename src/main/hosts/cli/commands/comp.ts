import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { COMP_OPTIONS } from '../../../../shared/model/comp.ts';
import type { CompOption } from '../../../../shared/model/comp.ts';
import type { DownloadJob } from '../../../../shared/model/download.ts';
import { readAssetIds } from '../asset-ids.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { exitCodeOfAll } from '../exit-code.ts';
import { wholeNumber } from '../options.ts';
import { printDocument, printLine, printText, widthOf } from '../output.ts';
import { createProgress } from '../progress.ts';
import { table } from '../table.ts';
import type { CompResult } from '../take-comps.ts';
import { bytes, count } from '../text.ts';

interface Options {
  readonly size?: CompOption;
  readonly to?: string;
  readonly from?: string;
  readonly patience: number;
}

export function compCommand(cli: Cli): Command {
  const command = new Command('comp')
    .description('download comps: full-quality files for layouts, not for publication')
    .argument('[assets...]', 'asset IDs or links')
    .addOption(new Option('--size <option>', 'size (default: what suits the asset)').choices(COMP_OPTIONS))
    .option('--to <dir>', 'folder for the files (default: the library)')
    .option('--from <file>', 'read IDs from a text or CSV file, or from standard input with “-”')
    .option('--patience <seconds>', 'give up when nothing arrives for so long', wholeNumber(1, 86_400), 30)
    .action((words: readonly string[], options: Options) => comp(cli, words, options));
  withFormat(command, cli, 'json-and-jsonl');
  return withExamples(command, [
    'stockroom comp 24985913 --to ./layout',
    'stockroom comp 24985913 24985914 --size l-2015 --json',
    'stockroom comp --from shotlist.csv --jsonl',
  ]);
}

async function comp(cli: Cli, words: readonly string[], options: Options): Promise<void> {
  const { io, format } = cli;
  const assets = await readAssetIds(io, words, options.from);
  const progress = createProgress(io);
  let ended = 0;
  const results = await cli.withApp(async (app) => {
    const { takeComps } = await import('../take-comps.ts');
    return takeComps(app, {
      assets,
      option: options.size ?? null,
      folder: options.to === undefined ? null : resolve(options.to),
      patience: options.patience * 1000,
      signal: io.signal,
      onResult: (result) => {
        ended += 1;
        if (format !== 'jsonl') return;
        progress.clear();
        printLine(io, result);
      },
      onProgress: (jobs) => progress.show(progressLine(jobs, ended, assets.length)),
    });
  });
  progress.clear();
  if (format === 'json') printDocument(io, { results });
  else if (format === 'human') printText(io, table(results, COLUMNS, widthOf(io)));
  cli.exitCode = exitCodeOfAll(results.map((result) => result.error?.code ?? null));
}

function progressLine(jobs: readonly DownloadJob[], ended: number, all: number): string {
  const speed = jobs.reduce((sum, job) => sum + job.speed, 0);
  return `${count(ended)} of ${count(all)} comps, ${bytes(Math.round(speed))}/s`;
}

const COLUMNS = [
  { title: 'ID', value: (result: CompResult) => String(result.assetId), align: 'right' },
  { title: 'Comp', value: (result: CompResult) => result.status },
  {
    title: 'Size',
    value: ({ bytes: size }: CompResult) => (size === null ? '' : bytes(size)),
    align: 'right',
  },
  { title: 'File', value: (result: CompResult) => result.path ?? result.error?.message ?? '' },
] as const;
