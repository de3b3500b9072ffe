import { Command, Option } from 'commander';
import { chooseSize, NOT_OFFERED } from '../../../../shared/model/batch-size.ts';
import { COMP_OPTIONS, defaultComp } from '../../../../shared/model/comp.ts';
import type { CompOption } from '../../../../shared/model/comp.ts';
import { StockroomError } from '../../../../shared/model/failure.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { runFetch, withFetch } from '../fetch-command.ts';
import type { FetchCommandOptions } from '../fetch-command.ts';

interface Options extends FetchCommandOptions {
  readonly size?: CompOption;
}

export function compCommand(cli: Cli): Command {
  const command = new Command('comp')
    .description('download comps: full-quality files for layouts, not for publication')
    .argument('[assets...]', 'asset IDs or links')
    .addOption(new Option('--size <option>', 'size (default: what suits the asset)').choices(COMP_OPTIONS))
    .action((words: readonly string[], options: Options) => comp(cli, words, options));
  withFetch(command);
  withFormat(command, cli, 'json-and-jsonl');
  return withExamples(command, [
    'stockroom comp 24985913 --to ./layout',
    'stockroom comp 24985913 24985914 --size l-2015 --json',
    'stockroom comp --from shotlist.csv --jsonl',
  ]);
}

function comp(cli: Cli, words: readonly string[], options: Options): Promise<void> {
  return runFetch(cli, words, options, (app) => ({
    right: 'comp',
    optionOf: async ({ assetId, size: wish }, signal) => {
      const facts = { signal, priority: 'batch' } as const;
      if (wish === null) return options.size ?? defaultComp(await app.catalog.facts(assetId, facts));
      const option = chooseSize(await app.catalog.facts(assetId, facts), wish);
      if (option === null) throw new StockroomError('invalid', { message: NOT_OFFERED });
      return option;
    },
  }));
}
