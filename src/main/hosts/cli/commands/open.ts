import { Command, Option } from 'commander';
import { parseDeepLink } from '../../../../shared/model/deep-link.ts';
import { withExamples } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { UsageError } from '../usage-error.ts';

interface Options {
  readonly host?: 'electron' | 'web';
  readonly open: boolean;
}

export function openCommand(cli: Cli): Command {
  const command = new Command('open')
    .description('open a stockroom: link in the app')
    .argument('<link>', 'a search or an asset')
    .addOption(new Option('--host <host>', 'desktop window or browser').choices(['electron', 'web']))
    .option('--no-open', 'print the address, open no browser')
    .action((link: string, options: Options) => openLink(cli, link, options));
  return withExamples(command, [
    'stockroom open stockroom://asset/24985913',
    'stockroom open "stockroom://search?q=mountain+sunset"',
  ]);
}

async function openLink(cli: Cli, link: string, { host, open }: Options): Promise<void> {
  if (parseDeepLink(link) === null) throw new UsageError(`“${link}” is no link of Stockroom.`);
  const { start } = await import('../../launch/start.ts');
  await start({ demo: false, host: host ?? null, open, port: 0, profile: cli.profile, link }, cli.io.signal);
}
