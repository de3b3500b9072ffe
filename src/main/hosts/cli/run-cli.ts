import { CommanderError } from 'commander';
import { StockroomError, failureOf } from '../../../shared/model/failure.ts';
import { createCli } from './cli.ts';
import { EXIT, exitCodeOf } from './exit-code.ts';
import type { ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import { formatOf, note, printFailure } from './output.ts';
import { createProgram } from './program.ts';
import { UsageError } from './usage-error.ts';

/** Runs one command line. Never throws and never ends the process. */
export async function runCli(args: readonly string[], io: Io): Promise<ExitCode> {
  const cli = createCli(io);
  // For what fails before a command is known.
  cli.format = formatOf({ json: args.includes('--json') || args.includes('--jsonl') });
  try {
    await createProgram(cli).parseAsync(args, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    // No command at all: the help has been printed.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT.usage;
    if (error instanceof CommanderError || error instanceof UsageError) {
      const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
      const usage = new StockroomError('invalid', { message: sentence(message), action: 'See --help.' });
      printFailure(io, cli.format, usage.failure);
      return EXIT.usage;
    }
    const failure = io.signal.aborted ? new StockroomError('aborted').failure : failureOf(error);
    printFailure(io, cli.format, failure);
    // Our own bug: a report of it needs the place. Errors of this kind come from code, not from the service.
    if (failure.code === 'internal' && io.env['STOCKROOM_DEBUG'] === '1' && error instanceof Error) {
      note(io, error.stack ?? error.message);
    }
    return exitCodeOf(failure.code);
  }
}

function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?”)]$/.test(start) ? start : `${start}.`;
}
