/**
 * `node scripts/on-node-24.mjs SCRIPT …`: runs a TypeScript script of ours on a Node that can, whichever Node reads
 * this. npm 11 puts our Node 24 first on the path of its scripts; npm 10 does not.
 */
import { delimiter, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findNode, hand, tooOld } from '../bin/node-24.mjs';

const node = findNode();
if (node === null) {
  tooOld();
} else if (node === process.execPath) {
  // The tools that a script starts say `env node`: they are to find this one.
  process.env.PATH = `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`;
  process.argv.splice(1, 1);
  await import(pathToFileURL(resolve(process.argv[1])).href);
} else {
  process.exitCode = await hand(node, process.argv.slice(2));
}
