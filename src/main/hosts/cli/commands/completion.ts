import { Argument, Command } from 'commander';
import type { Cli } from '../cli.ts';
import { completionScript, SHELLS } from '../completion.ts';
import type { Shell } from '../completion.ts';
import { withExamples } from '../cli.ts';
import { printText } from '../output.ts';

export function completionCommand(cli: Cli, program: Command): Command {
  const command = new Command('completion')
    .description('print a completion script for a shell')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .action((shell: Shell) => printText(cli.io, completionScript(shell, program)));
  return withExamples(command, [
    'stockroom completion bash >> ~/.bashrc',
    'stockroom completion zsh > ~/.zfunc/_stockroom',
    'stockroom completion fish > ~/.config/fish/completions/stockroom.fish',
  ]);
}
