import { Command } from 'commander';
import type { AssetId } from '../../../../shared/model/ids.ts';
import type { App } from '../../../app.ts';
import { readAssetIds } from '../asset-ids.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { printDocument, printText, widthOf } from '../output.ts';
import { table } from '../table.ts';

interface Options {
  readonly from?: string;
}

/** `unknown`: the service says nothing about this one. */
interface Result {
  readonly assetId: AssetId;
  readonly status: 'active' | 'inactive' | 'unknown';
}

/** Assets in one question. */
const CHUNK = 100;

export function statusCommand(cli: Cli): Command {
  const command = new Command('status')
    .description('tell which assets are still offered')
    .argument('[assets...]', 'asset IDs or links')
    .option('--from <file>', 'read IDs from a text or CSV file, or from standard input with “-”')
    .action((words: readonly string[], options: Options) => showStatus(cli, words, options));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom status 24985913 24985914',
    'stockroom status --from shotlist.csv --json',
  ]);
}

async function showStatus(cli: Cli, words: readonly string[], { from }: Options): Promise<void> {
  const { io } = cli;
  const assetIds = await readAssetIds(io, words, from);
  const results = await cli.withApp((app) => ask(app, assetIds, io.signal));
  if (cli.format === 'json') printDocument(io, 'status', { results });
  else printText(io, table(results, COLUMNS, widthOf(io)));
}

/** In the order asked. */
async function ask(app: App, assetIds: readonly AssetId[], signal: AbortSignal): Promise<readonly Result[]> {
  const known = new Map<AssetId, Result['status']>();
  for (let at = 0; at < assetIds.length; at += CHUNK) {
    const { active, inactive } = await app.client.itemsStatus(assetIds.slice(at, at + CHUNK), { signal });
    for (const id of active) known.set(id, 'active');
    for (const id of inactive) known.set(id, 'inactive');
  }
  return assetIds.map((assetId) => ({ assetId, status: known.get(assetId) ?? 'unknown' }));
}

const COLUMNS = [
  { title: 'ID', value: ({ assetId }: Result) => String(assetId), align: 'right' },
  { title: 'Status', value: ({ status }: Result) => status },
] as const;
