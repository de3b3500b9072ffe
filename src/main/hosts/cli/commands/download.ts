import { Command } from 'commander';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { runFetch, withFetch } from '../fetch-command.ts';
import type { FetchCommandOptions } from '../fetch-command.ts';
import { licensedSize } from '../licensed-size.ts';

interface Options extends FetchCommandOptions {
  readonly size?: string;
}

export function downloadCommand(cli: Cli): Command {
  const command = new Command('download')
    .description('download licensed files again, at no cost')
    .argument('[assets...]', 'asset IDs or links')
    .option('--size <option>', 'size that was licensed (default: that of the latest licence)')
    .action((words: readonly string[], options: Options) => download(cli, words, options));
  withFetch(command);
  withFormat(command, cli, 'json-and-jsonl');
  return withExamples(command, [
    'stockroom download 24985913 --to ./final',
    'stockroom download --from list.csv --json',
  ]);
}

function download(cli: Cli, words: readonly string[], options: Options): Promise<void> {
  return runFetch(cli, words, options, (app) => ({
    right: 'licensed',
    optionOf: async ({ assetId }, signal) => options.size ?? (await licensedSize(app, assetId, null, signal)),
  }));
}
