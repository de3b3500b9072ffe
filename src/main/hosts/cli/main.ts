import { onStopSignals } from '../stop-signals.ts';
import { EXIT } from './exit-code.ts';
import { runCli } from './run-cli.ts';

/** `stockroom …`. Resolves to the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const stop = onStopSignals(() => process.exit(EXIT.interrupted));
  // `stockroom search … | head` closes our output early: that is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.ok);
  });
  try {
    const { stdin, stdout, stderr, env } = process;
    return await runCli(args, { stdin, stdout, stderr, env, signal: stop.signal });
  } finally {
    stop.dispose();
  }
}
