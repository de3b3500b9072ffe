import { Command, Option } from 'commander';
import { ASPECT_RATIOS, GENERATION_MEDIA, MAX_PROMPT } from '../../../../shared/model/generation.ts';
import type { AspectRatio, GenerationMedium } from '../../../../shared/model/generation.ts';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { followGeneration, withGeneration } from '../generation.ts';
import type { GenerationOptions } from '../generation.ts';
import { goAhead, withAgain, withYes } from '../go-ahead.ts';
import type { AgainOptions, YesOptions } from '../go-ahead.ts';
import { UsageError } from '../usage-error.ts';

interface Options extends YesOptions, AgainOptions, GenerationOptions {
  readonly aspectRatio?: AspectRatio;
  readonly medium?: GenerationMedium;
}

export function generateCommand(cli: Cli): Command {
  const command = new Command('generate')
    .description('have the image generator make four pictures')
    .argument('<prompt...>', `what to show, at most ${MAX_PROMPT} characters`)
    .addOption(new Option('--aspect-ratio <ratio>', 'shape').choices(ASPECT_RATIOS))
    .addOption(new Option('--medium <medium>', 'kind').choices(GENERATION_MEDIA))
    .action((words: readonly string[], options: Options) => generate(cli, words.join(' '), options));
  withYes(withAgain(withGeneration(command, 300)));
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom generate a red fox in the snow --aspect-ratio 3:2 --to ./ideas --yes',
  ]);
}

/** Sends one request, never repeated: it counts against the plan. A lost answer stays unknown: no list shows jobs. */
async function generate(cli: Cli, prompt: string, options: Options): Promise<void> {
  const length = [...prompt].length;
  if (length > MAX_PROMPT)
    throw new UsageError(`The prompt has ${length} characters; ${MAX_PROMPT} are allowed.`);
  await goAhead(cli.io, options, 'Generate four pictures? They count against your plan.');
  const { aspectRatio, medium } = options;
  const request = { prompt, ...(aspectRatio && { aspectRatio }), ...(medium && { medium }) };
  const how = { again: options.again === true, signal: cli.io.signal };
  await followGeneration(cli, (app) => app.irrevocable.generate(request, how), options);
}
