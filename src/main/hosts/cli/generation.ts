import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import { StockroomError } from '../../../shared/model/failure.ts';
import type { App } from '../../app.ts';
import type { ListedGeneration } from '../../api/index.ts';
import type { Cli } from './cli.ts';
import { EXIT } from './exit-code.ts';
import { wholeNumber } from './options.ts';
import { printDocument, printText, widthOf } from './output.ts';
import { createProgress } from './progress.ts';
import { table } from './table.ts';
import { entryOf } from '../../../shared/model/entry-of.ts';

export interface GenerationOptions {
  readonly wait: number;
  readonly to?: string;
}

/** Between two looks at a job, in milliseconds. */
const LOOK_EVERY = 2000;
const MAX_PREVIEW_BYTES = 16 * 1024 ** 2;
/** Endings of pictures by their media type; any other type is no picture. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
};

/** The options of the commands that have to do with a job of the image generator. */
export function withGeneration(command: Command, defaultWait: number): Command {
  return command
    .option('--wait <seconds>', 'how long to wait for the pictures', wholeNumber(0, 3600), defaultWait)
    .option('--to <dir>', 'keep the previews here; the service drops them after a while');
}

/** Follows a job from its first answer to its document and exit code. */
export async function followGeneration(
  cli: Cli,
  ask: (app: App) => Promise<ListedGeneration>,
  { wait, to }: GenerationOptions,
): Promise<void> {
  const { io } = cli;
  const { generation, files } = await cli.withApp(async (app) => {
    const ended = await waitFor(app, cli, await ask(app), wait);
    return { generation: ended.generation, files: await keepPreviews(app, ended, to, io.signal) };
  });
  const { uuid, prompt, status } = generation;
  const items = generation.items.map((item) => ({
    uuid: item.uuid,
    assetId: item.assetId,
    preview: files.get(item.uuid) ?? null,
  }));
  if (cli.format === 'json') printDocument(io, 'generate', { generation: { uuid, prompt, status, items } });
  else printText(io, table(items, COLUMNS, widthOf(io)));
  if (status !== 'done') cli.exitCode = status === 'failed' ? EXIT.failed : EXIT.partial;
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
    await setTimeout(LOOK_EVERY, undefined, { signal: io.signal }).catch((cause: unknown) => {
      throw new StockroomError('aborted', {
        message: `Stopped waiting for ${started.generation.uuid}.`,
        cause,
      });
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
    const extension = entryOf(EXTENSIONS, contentType);
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
