/** `npm run schemas`: writes the JSON schemas of the command line from the types of its documents. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFiles } from '../src/main/hosts/cli/documents/json-schema.ts';

const root = path.join(import.meta.dirname, '..');
const folder = path.join(root, 'src/main/hosts/cli/schemas');
for (const [name, schema] of schemaFiles()) {
  writeFileSync(path.join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
}
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
const { status } = spawnSync(process.execPath, [biome, 'format', '--write', folder], { stdio: 'inherit' });
process.exitCode = status ?? 1;
