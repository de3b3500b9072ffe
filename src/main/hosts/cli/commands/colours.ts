import { Command } from 'commander';
import type { Swatch } from '../../../api/index.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { printDocument, printTable } from '../output.ts';

export function coloursCommand(cli: Cli): Command {
  const command = new Command('colours')
    .description('list the colours that “search --colour” knows')
    .action(() => listColours(cli));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom colours', 'stockroom colours --json']);
}

async function listColours(cli: Cli): Promise<void> {
  const { io } = cli;
  const colours = await cli.withApp((app) => app.client.colours({ signal: io.signal }));
  if (cli.format === 'json') printDocument(io, 'colours', { colours });
  else printTable(io, colours, COLUMNS, colours.length);
}

const COLUMNS = [
  { title: 'Colour', value: ({ id }: Swatch) => String(id), align: 'right' },
  { title: 'Looks like', value: ({ hex }: Swatch) => hex },
] as const;
