import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { DOCUMENTS } from '../../../src/main/hosts/cli/documents/index.ts';
import type { DocumentName } from '../../../src/main/hosts/cli/documents/index.ts';

const FOLDER = join(import.meta.dirname, '../../../src/main/hosts/cli/schemas');

const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
for (const file of readdirSync(FOLDER))
  ajv.addSchema(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')), file);

export const SCHEMAS: readonly string[] = readdirSync(FOLDER);

/** What is wrong with a document by the schema that ships for it; empty when nothing is. */
export function schemaErrors(name: string, document: unknown): readonly string[] {
  const validate = ajv.getSchema(`${name}.json`);
  if (validate === undefined) return [`there is no schema ${name}.json`];
  const errors = validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const { success } = DOCUMENTS[name as DocumentName].safeParse(document);
  return success === (errors.length === 0) ? errors : [...errors, 'the type and the schema disagree'];
}
