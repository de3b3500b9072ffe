import { Command } from 'commander';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';

export function sandboxCommand(cli: Cli): Command {
  const command = new Command('sandbox')
    .description('run the sandbox of the API on this computer')
    .action(() => {});
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom sandbox']);
}
