import { Command } from 'commander';
import { withExamples } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { wholeNumber } from '../options.ts';

interface Options {
  readonly demo?: boolean;
  readonly port: number;
  readonly open: boolean;
}

export function serveCommand(cli: Cli): Command {
  const command = new Command('serve')
    .description('run the app in the browser, on this computer only')
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)', wholeNumber(0, 65_535), 0)
    .option('--no-open', 'print the address, open no browser')
    .option('--demo', 'the built-in sandbox with a demo account')
    .action((options: Options) => serve(cli, options));
  return withExamples(command, ['stockroom serve', 'stockroom serve --demo --port 8080 --no-open']);
}

async function serve(cli: Cli, { demo = false, port, open }: Options): Promise<void> {
  const { start } = await import('../../launch/start.ts');
  await start(
    { demo, host: 'web', open, port, profile: cli.profile, join: false, link: null },
    cli.io.signal,
  );
}
