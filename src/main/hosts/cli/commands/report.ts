import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { StockroomError } from '../../../../shared/model/failure.ts';
import { withExamples } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { note, printText } from '../output.ts';

interface Options {
  readonly output?: string;
}

/** Works signed out too: that a person can't sign in may be what the report is about. */
export function reportCommand(cli: Cli): Command {
  const command = new Command('report')
    .description('write a report for support, without secrets, names and paths')
    .option('--output <file>', 'save it to a file; else it is printed')
    .action(({ output }: Options) => writeReport(cli, output));
  return withExamples(command, ['stockroom report', 'stockroom report --output report.txt']);
}

async function writeReport(cli: Cli, file: string | undefined): Promise<void> {
  const text = await cli.withApp(async (app) => app.support.report(), { signedOut: 'allow' });
  if (file === undefined) {
    printText(cli.io, text);
    return;
  }
  try {
    await writeFile(file, text, { mode: 0o600 });
  } catch (cause) {
    throw new StockroomError('disk.denied', { message: `${file} could not be written.`, cause });
  }
  note(cli.io, `Saved ${file}.`);
}
