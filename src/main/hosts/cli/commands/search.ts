import { Command, Option } from 'commander';
import { PAGE_SIZE, SEARCH_TYPES, SORTS, ORIENTATIONS, plainQuery } from '../../../../shared/model/search.ts';
import type { Orientation, SearchQuery, SearchType, Sort } from '../../../../shared/model/search.ts';
import type { Asset } from '../../../../shared/model/asset.ts';
import type { App } from '../../../app.ts';
import { assetRecord } from '../asset-record.ts';
import { assetTable } from '../asset-table.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { list, wholeNumber } from '../options.ts';
import { printDocument, printLine } from '../output.ts';

interface Options {
  readonly limit: number;
  readonly offset: number;
  readonly sort: Sort;
  readonly type?: readonly SearchType[];
  readonly orientation?: Orientation;
  readonly colour?: number;
  readonly author?: string;
  readonly exclude?: readonly string[];
  readonly editorial?: 'only' | 'none';
  readonly collection?: 'regular' | 'enterprise' | 'premium';
}

export function searchCommand(cli: Cli): Command {
  const command = new Command('search')
    .description('search the catalogue')
    .argument('<query...>', 'a phrase, an asset ID or a link')
    .option('--limit <n>', 'how many results', wholeNumber(1, 10_000), 20)
    .option('--offset <n>', 'how many results to skip', wholeNumber(0, 1_000_000_000), 0)
    .addOption(new Option('--sort <order>', 'order').choices(SORTS).default('best-match'))
    .option('--type <types>', `media types, with commas: ${SEARCH_TYPES.join(', ')}`, list(SEARCH_TYPES))
    .addOption(new Option('--orientation <shape>', 'shape').choices(ORIENTATIONS))
    .option('--colour <n>', 'swatch of the service, 1 to 17', wholeNumber(1, 17))
    .option('--author <name>', 'user name of the author')
    .option('--exclude <words>', 'words that must not match, with commas', list())
    .addOption(new Option('--editorial <which>', 'editorial use').choices(['only', 'none']))
    .addOption(new Option('--collection <name>', 'collection').choices(['regular', 'enterprise', 'premium']))
    .action((words: readonly string[], options: Options) =>
      cli.withApp((app) => search(app, cli, queryOf(words, options), options)),
    );
  withFormat(command, cli, 'json-and-jsonl');
  return withExamples(command, [
    'stockroom search mountain sunset --limit 5',
    'stockroom search "red bicycle" --orientation vertical --json',
    "stockroom search lighthouse --jsonl | jq -r '.id' | stockroom comp --from - --to ./comps",
  ]);
}

async function search(app: App, cli: Cli, query: SearchQuery, { limit, offset }: Options): Promise<void> {
  const { io, format } = cli;
  const assets: Asset[] = [];
  let total = 0;
  let hash: string | null = null;
  while (assets.length < limit) {
    const page = { offset: offset + assets.length, limit: Math.min(PAGE_SIZE, limit - assets.length), hash };
    const found = await app.catalog.search(query, page, { signal: io.signal });
    total = found.total;
    hash = found.hash;
    assets.push(...found.assets);
    if (format === 'jsonl') for (const asset of found.assets) printLine(io, assetRecord(asset));
    if (found.assets.length === 0 || page.offset + found.assets.length >= total) break;
  }
  if (format === 'json') printDocument(io, 'search', { total, assets: assets.map(assetRecord) });
  else if (format === 'human') assetTable(io, assets, total);
}

function queryOf(words: readonly string[], options: Options): SearchQuery {
  const { orientation, colour, author, exclude, editorial, collection } = options;
  return {
    ...plainQuery(words.join(' ')),
    sort: options.sort,
    types: options.type ?? [],
    filters: {
      ...(orientation && { orientation }),
      ...(colour && { colour }),
      ...(author && { author }),
      ...(exclude && { excludeWords: exclude }),
      ...(editorial && { editorial }),
      ...(collection && { collection }),
    },
  };
}
