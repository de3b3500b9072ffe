import { Command } from 'commander';
import { withExamples, withFormat } from '../cli.ts';
import type { Cli } from '../cli.ts';
import { followGeneration, withGeneration } from '../generation.ts';
import type { GenerationOptions } from '../generation.ts';

export function generationCommand(cli: Cli): Command {
  const command = new Command('generation')
    .description('look at a job of the image generator again')
    .argument('<uuid>', 'its name, as “generate” prints it')
    .action((uuid: string, options: GenerationOptions) =>
      followGeneration(cli, (app) => app.client.generation(uuid, { signal: cli.io.signal }), options),
    );
  withGeneration(command, 0);
  withFormat(command, cli, 'json');
  return withExamples(command, [
    'stockroom generation 0b5f2f9e-6a39-4a71-9f4f-9a3c0ad6e0f1 --wait 300 --to ./ideas --json',
  ]);
}
