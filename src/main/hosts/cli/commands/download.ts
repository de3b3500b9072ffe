import { Command } from 'commander';
import { StockroomError } from '../../../../shared/model/failure.ts';
import type { AssetId } from '../../../../shared/model/ids.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { runFetch, withFetch } from '../fetch-command.ts';
import type { FetchCommandOptions } from '../fetch-command.ts';
import { holdingsOf } from '../owned.ts';

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
  const { signal } = cli.io;
  return runFetch(cli, words, options, (app) => ({
    right: 'licensed',
    optionOf: async ({ assetId }) => options.size ?? (await licensedOption(app, assetId, signal)),
  }));
}

/** The list of licences does not tell the size; the certificate does. */
async function licensedOption(app: App, asset: AssetId, signal: AbortSignal): Promise<string> {
  const { items } = await holdingsOf(app, [asset], signal);
  const [latest] = items;
  if (latest === undefined) {
    throw new StockroomError('not-found', {
      message: 'The group holds no licence for this asset.',
      action: 'License it first, or take a comp.',
    });
  }
  const { option } = await app.client.certificate(latest.transactionId, { signal });
  if (option === '') {
    throw new StockroomError('protocol', {
      message: 'The service does not say in which size this asset was licensed.',
      action: 'Name it with --size.',
    });
  }
  return option;
}
