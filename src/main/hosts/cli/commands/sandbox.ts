import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-code.ts';

/** Hands everything on to the sandbox's own command line, `--help` included. */
export function sandboxCommand(cli: Cli): Command {
  return new Command('sandbox')
    .description('run the sandbox of the API on this computer')
    .argument('[options...]')
    .usage('[options]')
    .allowUnknownOption()
    .helpOption(false)
    .action((args: readonly string[]) => sandbox(cli, args));
}

async function sandbox(cli: Cli, args: readonly string[]): Promise<void> {
  const { runSandboxCommand } = await import('@stockroom/sandbox');
  const { io } = cli;
  const code = await runSandboxCommand(args, {
    out: (text) => io.stdout.write(text),
    err: (text) => io.stderr.write(text),
    ended: () => new Promise((resolve) => io.signal.addEventListener('abort', resolve, { once: true })),
  });
  cli.exitCode = code === 0 ? EXIT.ok : code === 2 ? EXIT.usage : EXIT.failed;
}
