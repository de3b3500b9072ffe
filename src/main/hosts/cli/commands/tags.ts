import { Command } from 'commander';
import type { CloudTag } from '../../../api/index.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { printDocument, printTable } from '../output.ts';

interface Options {
  readonly type: string;
}

export function tagsCommand(cli: Cli): Command {
  const command = new Command('tags')
    .description('list the phrases that are searched for most')
    .option('--type <type>', 'of which type, in the service’s words', 'image')
    .action((options: Options) => listTags(cli, options));
  withFormat(command, cli, 'json');
  return withExamples(command, ['stockroom tags', 'stockroom tags --json']);
}

async function listTags(cli: Cli, { type }: Options): Promise<void> {
  const { io } = cli;
  const tags = await cli.withApp((app) => app.client.tagCloud(type, { signal: io.signal }));
  if (cli.format === 'json') printDocument(io, 'tags', { tags });
  else printTable(io, tags, COLUMNS, tags.length);
}

const COLUMNS = [
  { title: 'Phrase', value: ({ phrase }: CloudTag) => phrase, flexible: true },
  { title: 'Rate', value: ({ rate }: CloudTag) => String(rate ?? ''), align: 'right' },
] as const;
