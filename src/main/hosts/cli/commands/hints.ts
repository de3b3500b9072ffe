import { Command, InvalidArgumentError } from 'commander';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { note, printDocument, printText } from '../output.ts';
import { plain } from '../text.ts';

interface Options {
  readonly language: string;
}

export function hintsCommand(cli: Cli): Command {
  const command = new Command('hints')
    .description('list phrases that people search for')
    .argument('<prefix...>', 'how they begin')
    .option('--language <code>', 'two letters, such as de', language, 'en')
    .action((words: readonly string[], options: Options) => listHints(cli, words.join(' '), options));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom hints mount', 'stockroom hints berg --language de --json']);
}

function language(text: string): string {
  const code = text.toLowerCase();
  if (!/^[a-z]{2}$/.test(code)) throw new InvalidArgumentError('Expected two letters, such as de.');
  return code;
}

async function listHints(cli: Cli, prefix: string, { language }: Options): Promise<void> {
  const { io } = cli;
  const hints = await cli.withApp((app) => app.client.hints(prefix, language, { signal: io.signal }));
  if (cli.format === 'json') printDocument(io, 'hints', { prefix, hints });
  else if (hints.length === 0) note(io, 'Nothing found.');
  else printText(io, hints.map(plain).join('\n'));
}
