#!/usr/bin/env node
import { once } from 'node:events';
import { runSandboxCommand } from './command-line.ts';

/** `npm run sandbox` and `stockroom-sandbox`: the sandbox as a program. */
process.exitCode = await runSandboxCommand(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  ended: () => Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]),
});
