import { writeFile, mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Command, Option } from 'commander';
import { StockroomError } from '../../../../shared/model/failure.ts';
import { ASPECT_RATIOS, GENERATION_MEDIA, MAX_PROMPT } from '../../../../shared/model/generation.ts';
import type { AspectRatio, GenerationMedium } from '../../../../shared/model/generation.ts';
import type { App } from '../../../app.ts';
import type { ListedGeneration } from '../../../depositphotos/index.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { EXIT } from '../exit-code.ts';
import { goAhead, withYes } from '../go-ahead.ts';
import type { YesOptions } from '../go-ahead.ts';
import { wholeNumber } from '../options.ts';
import { printDocument, printText, widthOf } from '../output.ts';
import { createProgress } from '../progress.ts';
import { table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends YesOptions {
  readonly aspectRatio?: AspectRatio;
  readonly medium?: GenerationMedium;
  readonly wait: number;
  readonly to?: string;
}

/** Between two looks at a job, in milliseconds. */
const LOOK_EVERY = 2000;
const MAX_PREVIEW_BYTES = 16 * 1024 ** 2;
/** Whatever else arrives is no picture. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
};

export function generateCommand(cli: Cli): Command {
  const command = new Command('generate')
    .description('have the image generator make four pictures')
    .argument('<prompt...>', `what to show, at most ${MAX_PROMPT} characters`)
    .addOption(new Option('--aspect-ratio <ratio>', 'shape').choices(ASPECT_RATIOS))
    .addOption(new Option('--medium <medium>', 'kind').choices(GENERATION_MEDIA))
    .option('--wait <seconds>', 'how long to wait for the pictures', wholeNumber(0, 3600), 300)
    .option('--to <dir>', 'keep the previews here; the service drops them after a while')
    .action((words: readonly string[], options: Options) => generate(cli, words.join(' '), options));
  withYes(command);
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom generate a red fox in the snow --aspect-ratio 3:2 --to ./ideas --yes',
  ]);
}

/** One request, never repeated: it counts against the plan. */
async function generate(cli: Cli, prompt: string, options: Options): Promise<void> {
  const { io } = cli;
  const length = [...prompt].length;
  if (length > MAX_PROMPT)
    throw new UsageError(`The prompt has ${length} characters; ${MAX_PROMPT} are allowed.`);
  await goAhead(io, options, 'Generate four pictures? They count against your plan.');
  const { generation, files } = await cli.withApp(async (app) => {
    const { aspectRatio, medium } = options;
    const started = await app.client.generate({
      prompt,
      ...(aspectRatio && { aspectRatio }),
      ...(medium && { medium }),
    });
    const ended = await waitFor(app, cli, started, options.wait);
    return { generation: ended.generation, files: await keepPreviews(app, ended, options.to, io.signal) };
  });
  const items = generation.items.map(({ uuid, assetId }) => ({
    uuid,
    assetId,
    preview: files.get(uuid) ?? null,
  }));
  if (cli.format === 'json') {
    printDocument(io, {
      generation: { uuid: generation.uuid, prompt: generation.prompt, status: generation.status, items },
    });
  } else printText(io, table(items, COLUMNS, widthOf(io)));
  if (generation.status !== 'done')
    cli.exitCode = generation.status === 'failed' ? EXIT.failed : EXIT.partial;
}

/** Looks until it has ended; when time is up, what it is like by then. */
async function waitFor(
  app: App,
  { io }: Cli,
  started: ListedGeneration,
  seconds: number,
): Promise<ListedGeneration> {
  const progress = createProgress(io);
  const end = performance.now() + seconds * 1000;
  let latest = started;
  while (latest.generation.status === 'working' && performance.now() < end) {
    progress.show('The pictures are being made…');
    await setTimeout(LOOK_EVERY, undefined, { signal: io.signal }).catch(() => {
      throw new StockroomError('aborted', { message: `Stopped waiting for ${started.generation.uuid}.` });
    });
    latest = await app.client.generation(started.generation.uuid, { signal: io.signal });
  }
  progress.clear();
  return latest;
}

/** Paths by UUID of the item. */
async function keepPreviews(
  app: App,
  { generation, previews }: ListedGeneration,
  to: string | undefined,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const kept = new Map<string, string>();
  if (to === undefined) return kept;
  const folder = resolve(to);
  await mkdir(folder, { recursive: true });
  for (const [index, { uuid }] of generation.items.entries()) {
    const link = previews.get(uuid);
    if (link === undefined) continue;
    const { bytes, contentType } = await app.client.files.fetchSmall(link, {
      signal,
      maxBytes: MAX_PREVIEW_BYTES,
    });
    const extension = EXTENSIONS[contentType];
    if (extension === undefined) continue;
    const path = join(folder, `${fileStem(generation.uuid)}-${index + 1}${extension}`);
    await writeFile(path, bytes);
    kept.set(uuid, path);
  }
  return kept;
}

/** The service's own name for the job, as far as it makes a file name. */
function fileStem(uuid: string): string {
  return uuid.replace(/[^\w-]/g, '').slice(0, 64) || 'generated';
}

interface Item {
  readonly uuid: string;
  readonly assetId: number | null;
  readonly preview: string | null;
}

const COLUMNS = [
  { title: 'ID', value: (item: Item) => String(item.assetId ?? 'not yet'), align: 'right' },
  { title: 'Picture', value: (item: Item) => item.uuid },
  { title: 'Preview', value: (item: Item) => item.preview ?? '' },
] as const;
