#!/usr/bin/env node
import { runOnNode24 } from './node-24.mjs';

await runOnNode24(new URL('../src/main/hosts/cli/main.ts', import.meta.url), process.argv.slice(2));
