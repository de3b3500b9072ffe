import { Command } from 'commander';
import { assetIdOf } from '../asset-ids.ts';
import { assetTable } from '../asset-table.ts';
import { assetRecord } from '../asset-record.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { withStretch } from '../options.ts';
import type { StretchOptions } from '../options.ts';
import { printDocument } from '../output.ts';

interface Options extends StretchOptions {
  readonly kind: string;
}

export function relatedCommand(cli: Cli): Command {
  const command = new Command('related')
    .description('list assets that go with an asset')
    .argument('<asset>', 'an asset ID or a link')
    .option('--kind <kind>', 'how they are related, in the service’s words', 'similar')
    .action((word: string, options: Options) => related(cli, word, options));
  withStretch(command);
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom related 24985913 --limit 20']);
}

async function related(cli: Cli, word: string, { kind, offset, limit }: Options): Promise<void> {
  const assetId = assetIdOf(word);
  const { signal } = cli.io;
  const { total, items } = await cli.withApp((app) =>
    app.client.related({ assetId, kind, offset, limit: Math.min(limit, 100) }, { signal }),
  );
  const assets = items.map(({ asset }) => asset);
  if (cli.format === 'json') printDocument(cli.io, 'search', { total, assets: assets.map(assetRecord) });
  else assetTable(cli.io, assets, total);
}
