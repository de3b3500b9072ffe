import { copyFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { StockroomError } from '../../shared/model/failure.ts';
import type { RightsStatement } from '../../shared/model/rights.ts';
import { syncFile, takePlace } from './durable.ts';
import { identifierOf, xmpTags } from './tags.ts';
import type { Tool } from './tool.ts';

/** Where Adobe's programs look: `hero.xmp` beside `hero.eps`. One that is another file's is left alone. */
export async function writeSidecar(file: string, statement: RightsStatement, tool: Tool): Promise<string> {
  const { dir, name, base } = path.parse(file);
  const usual = path.join(dir, `${name}.xmp`);
  const target = (await isOthers(usual, statement, tool)) ? path.join(dir, `${base}.xmp`) : usual;
  const copy = path.join(dir, `.${base}.stockroom-${crypto.randomUUID()}.xmp`);
  try {
    // What somebody else has written into it, such as ratings, stays.
    if ((await exists(target)) && !(await isOthers(target, statement, tool))) await copyFile(target, copy);
    await tool.write(copy, xmpTags(statement));
    const said = await tool.read(copy);
    if (said['XMP-dc:Identifier'] !== identifierOf(statement)) throw new StockroomError('internal');
    await syncFile(copy);
    await takePlace(copy, target);
    return target;
  } finally {
    await rm(copy, { force: true });
  }
}

async function isOthers(sidecar: string, statement: RightsStatement, tool: Tool): Promise<boolean> {
  if (!(await exists(sidecar))) return false;
  const identifier = (await tool.read(sidecar))['XMP-dc:Identifier'];
  return typeof identifier === 'string' && identifier !== '' && identifier !== identifierOf(statement);
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
