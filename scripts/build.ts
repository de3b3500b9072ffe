import { join } from 'node:path';
import { buildIfStale, BuildFailed } from '../src/main/hosts/launch/build.ts';

/** `npm run build`: the bundles in `out`, made anew only when their sources have changed. */
try {
  await buildIfStale({
    root: join(import.meta.dirname, '..'),
    say: (line) => process.stderr.write(`${line}\n`),
    signal: new AbortController().signal,
  });
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  process.stderr.write(`${error.output.trim()}\n${error.message}\n`);
  process.exitCode = 1;
}
