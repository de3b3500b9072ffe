import { resolve } from 'node:path';
import { Command } from 'commander';
import { isCleared } from '../../../../shared/model/layout-check.ts';
import type {
  LayoutCheckEvent,
  LayoutItem,
  LayoutPhase,
  LayoutProblem,
  LayoutState,
  LayoutSummary,
} from '../../../../shared/model/layout-check.ts';
import type { App } from '../../../app.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { note, printDocument, printText, widthOf } from '../output.ts';
import { createProgress } from '../progress.ts';
import type { Progress } from '../progress.ts';
import { table } from '../table.ts';
import { count } from '../text.ts';

export function checkCommand(cli: Cli): Command {
  const command = new Command('check')
    .description('tell which assets a layout or a folder uses, and which of them the group has not licensed')
    .argument(
      '<path>',
      'a file of InDesign, Photoshop, Illustrator, Office or any other program, a picture, or a folder',
    )
    .action((path: string) => check(cli, path));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom check brochure.idml',
    'stockroom check ./job --json | jq -r \'.items[] | select(.state == "comp") | .asset.id\'',
  ]);
}

interface Checked {
  readonly items: readonly LayoutItem[];
  readonly problems: readonly LayoutProblem[];
  readonly summary: LayoutSummary;
}

async function check(cli: Cli, path: string): Promise<void> {
  const { io } = cli;
  const progress = createProgress(io);
  const checked = await cli
    .withApp((app) => gather(app, resolve(path), progress, io.signal), { signedOut: 'allow' })
    .finally(() => progress.clear());
  cli.exitCode = exitCodeFor(checked.summary);
  if (cli.format === 'json') return printDocument(io, 'check', checked);
  if (checked.items.length > 0) printText(io, table(checked.items, COLUMNS, widthOf(io)));
  for (const { path: at, message } of checked.problems) note(io, `${at}: ${message}`);
  note(io, verdict(checked.summary));
}

async function gather(app: App, path: string, progress: Progress, signal: AbortSignal): Promise<Checked> {
  const items: LayoutItem[] = [];
  const problems: LayoutProblem[] = [];
  for await (const event of app.layouts.check(path, signal)) {
    switch (event.kind) {
      case 'progress':
        progress.show(progressLine(event));
        break;
      case 'items':
        items.push(...event.items);
        break;
      case 'problems':
        problems.push(...event.problems);
        break;
      case 'over':
        return { items, problems, summary: event.summary };
    }
  }
  throw new DOMException('stopped', 'AbortError');
}

function progressLine({ phase, done, total }: Extract<LayoutCheckEvent, { kind: 'progress' }>): string {
  return total === null ? PHASES[phase] : `${PHASES[phase]}, ${count(done)} of ${count(total)}`;
}

const PHASES: Readonly<Record<LayoutPhase, string>> = {
  reading: 'Reading files',
  learning: 'Looking at the pictures of the library',
  asking: 'Asking what is licensed',
};

/** An asset without a licence weighs more than a file that could not be read. */
function exitCodeFor(summary: LayoutSummary): ExitCode {
  if (summary.counts.comp + summary.counts.expired > 0) return EXIT.unlicensed;
  return isCleared(summary) ? EXIT.ok : EXIT.unreadable;
}

const WORDS: Readonly<Record<LayoutState, string>> = {
  comp: 'not licensed',
  expired: 'expired',
  missing: 'missing',
  stranger: 'stranger',
  licensed: 'licensed',
};

const COLUMNS = [
  { title: 'State', value: ({ state }: LayoutItem) => WORDS[state] },
  { title: 'ID', value: ({ asset }: LayoutItem) => (asset === null ? '' : String(asset.id)), align: 'right' },
  {
    title: 'Known by',
    value: ({ asset }: LayoutItem) =>
      asset === null ? '' : asset.confidence === 'likely' ? `${asset.evidence}?` : asset.evidence,
  },
  { title: 'File', value: ({ name }: LayoutItem) => name, flexible: true },
  {
    title: 'Where',
    value: ({ places }: LayoutItem) => places.map(({ where }) => where).find((where) => where !== '') ?? '',
  },
] as const;

function verdict({ counts, files, asked }: LayoutSummary): string {
  const open = counts.comp + counts.expired;
  const lines = [
    `${count(files)} files read: ${count(open)} not licensed, ${count(counts.licensed)} licensed, ${count(counts.stranger)} strangers, ${count(counts.missing)} missing.`,
    ...(asked ? [] : ['The service was not asked: only licensed files on this computer count as licensed.']),
  ];
  return lines.join('\n');
}
