import { Command, Option } from 'commander';
import { assetIdIn } from '../../../../shared/model/asset-link.ts';
import { parseDeepLink, toAssetLink } from '../../../../shared/model/deep-link.ts';
import { withExamples } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly host?: 'electron' | 'web';
  readonly open: boolean;
}

export function openCommand(cli: Cli): Command {
  const command = new Command('open')
    .description(
      'open the app, also one that runs in the browser: where it was, at a stockroom: link or an asset',
    )
    .argument('[link]', 'a link to a search or to an asset, or an asset ID')
    .addOption(new Option('--host <host>', 'desktop window or browser').choices(['electron', 'web']))
    .option('--no-open', 'print the address, open no browser')
    .action((link: string | undefined, options: Options) => openLink(cli, link ?? null, options));
  return withExamples(command, [
    'stockroom open',
    'stockroom open stockroom://asset/24985913',
    'stockroom open https://depositphotos.com/photo/calm-lake-24985913.html',
    'stockroom open "stockroom://search?q=mountain+sunset"',
  ]);
}

async function openLink(cli: Cli, named: string | null, { host, open }: Options): Promise<void> {
  const assetId = named === null ? null : assetIdIn(named);
  const link = assetId === null ? named : toAssetLink(assetId);
  if (link !== null && parseDeepLink(link) === null) {
    throw new UsageError(`“${named}” is neither a stockroom: link nor a link to an asset nor an asset ID.`);
  }
  const { start } = await import('../../launch/start.ts');
  const how = { demo: false, host: host ?? null, open, port: 0, join: true };
  await start({ ...how, profile: cli.profile, link }, cli.io.signal);
}
