import { Command } from 'commander';
import type { AssetDetails } from '../../../../shared/model/asset.ts';
import { compChoices } from '../../../../shared/model/comp.ts';
import { toIso } from '../../../../shared/model/instant.ts';
import type { App } from '../../../app.ts';
import type { CallOptions } from '../../../api/index.ts';
import { assetIdOf } from '../asset-ids.ts';
import { detailsRecord, fileRecord } from '../asset-record.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { printDocument, printText } from '../output.ts';
import { facts } from '../table.ts';
import { bytes } from '../text.ts';

export function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('show what is known of an asset, and its files on this computer')
    .argument('<asset>', 'an asset ID, a link, or the UUID of a generated picture')
    .action((word: string) => show(cli, word));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom show 24985913', 'stockroom show 24985913 --json']);
}

async function show(cli: Cli, word: string): Promise<void> {
  const find = finder(word, { signal: cli.io.signal });
  await cli.withApp(async (app) => {
    const asset = await find(app);
    const files = app.library.files(asset.id).map((file) => fileRecord(file, app.library.pathOf(file.id)));
    if (cli.format === 'json') printDocument(cli.io, 'show', { asset: detailsRecord(asset), files });
    else printText(cli.io, facts([...describe(asset), ...files.map(fileLine)]));
  });
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A generated picture has a name of its own before, and beside, its asset ID. */
function finder(word: string, call: CallOptions): (app: App) => Promise<AssetDetails> {
  if (UUID.test(word)) return async (app) => (await app.client.generatedItem(word, call)).asset;
  const id = assetIdOf(word);
  return (app) => app.catalog.asset(id, call);
}

function describe(asset: AssetDetails): [string, string | null][] {
  const { size, fileSize } = asset;
  return [
    ['ID', String(asset.id)],
    ['Title', asset.title],
    ['Type', asset.type],
    ['Size', size === null ? null : `${size.width} x ${size.height} px`],
    ['File', fileSize === null ? null : `${bytes(fileSize)} ${asset.extension}`],
    ['Author', asset.author.name],
    ['Published', asset.published === null ? null : toIso(asset.published).slice(0, 10)],
    ['Use', asset.editorial ? 'editorial use only' : null],
    ['Tags', asset.tags.join(', ')],
    [
      'Comp sizes',
      compChoices(asset)
        .map((choice) => choice.option)
        .join(', '),
    ],
  ];
}

function fileLine(file: ReturnType<typeof fileRecord>): [string, string] {
  return [
    file.right === 'comp' ? 'Comp' : 'Licensed',
    `${file.path} (${file.option}${file.presence === 'here' ? '' : `, ${file.presence}`})`,
  ];
}
