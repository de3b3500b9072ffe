import { runOnNode24 } from '../bin/node-24.mjs';

await runOnNode24(new URL('../src/main/hosts/launch/main.ts', import.meta.url), process.argv.slice(2));
