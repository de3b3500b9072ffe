import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Where @electron/fuses finds the wire: this text, a version, a length and a state for each fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron 45 ships: nine fuses, `1` for on and `0` for off. */
const WIRE = '101100011';

/** A folder that electron-builder takes for Electron: everything but the two hundred megabytes. */
export async function writeStubElectron(folder: string): Promise<void> {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string };
  for (const name of ['locales', 'resources']) await mkdir(join(folder, name), { recursive: true });
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, WIRE.length]), Buffer.from(WIRE)]);
  const binary = Buffer.concat([Buffer.alloc(512), wire, Buffer.alloc(512)]);
  await writeFile(join(folder, 'electron'), binary, { mode: 0o755 });
  await writeFile(join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
  await writeFile(join(folder, 'version'), version);
  await writeFile(join(folder, 'locales/en-US.pak'), '');
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) await writeFile(join(folder, name), '');
}
