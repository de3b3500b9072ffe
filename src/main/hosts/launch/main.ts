import { failureOf, StockroomError } from '../../../shared/model/failure.ts';
import { onStopSignals } from '../stop-signals.ts';
import { LAUNCH_HELP, parseLaunchArguments } from './arguments.ts';
import { BuildFailed } from './build.ts';
import { PortUnusable } from './port-unusable.ts';
import { say, start } from './start.ts';

const USAGE = 2;

/** `npm start` and `npm run demo`. Resolves to the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  const parsed = parseLaunchArguments(args);
  if (parsed.kind === 'help') {
    process.stdout.write(LAUNCH_HELP);
    return 0;
  }
  if (parsed.kind === 'wrong') {
    say(`${parsed.message} See --help.`);
    return USAGE;
  }
  const stop = onStopSignals(() => process.exit(1));
  try {
    return await start(parsed.options, stop.signal);
  } catch (error) {
    return stop.signal.aborted ? 0 : explain(error);
  } finally {
    stop.dispose();
  }
}

function explain(error: unknown): number {
  if (error instanceof PortUnusable) {
    say(error.message);
    return USAGE;
  }
  if (error instanceof BuildFailed) {
    say(`${error.output.trim()}\n${error.message}`);
    return 1;
  }
  const failure = failureOf(error);
  say(`${failure.message} ${failure.action}`.trim());
  // An unexpected error: its report needs the place in the code.
  if (!(error instanceof StockroomError) && error instanceof Error) say(error.stack ?? error.message);
  return failure.code.startsWith('config.') ? USAGE : 1;
}
