import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
}

interface ArchivedFile {
  readonly path: string;
  readonly size: number;
  /** Lies beside the archive, because the system has to load it. */
  readonly unpacked: boolean;
}

/** An `app.asar`: a length, a JSON header and the files one after the other. */
export interface Archive {
  readonly files: readonly ArchivedFile[];
  read(path: string): Promise<Buffer>;
  extract(folder: string): Promise<void>;
}

export async function openArchive(file: string): Promise<Archive> {
  const { header, start } = await readHeader(file);
  const entries = new Map(walk(header, ''));
  const read = async (path: string): Promise<Buffer> => {
    const entry = entries.get(path);
    if (entry === undefined) throw new Error(`${path} is not in the archive`);
    if (entry.unpacked === true) return readFile(join(`${file}.unpacked`, path));
    const content = Buffer.alloc(entry.size ?? 0);
    const handle = await open(file);
    try {
      await handle.read(content, 0, content.length, start + Number(entry.offset));
    } finally {
      await handle.close();
    }
    return content;
  };
  return {
    files: [...entries].map(([path, { size = 0, unpacked = false }]) => ({ path, size, unpacked })),
    read,
    async extract(folder) {
      for (const path of entries.keys()) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), await read(path));
      }
    },
  };
}

async function readHeader(file: string): Promise<{ readonly header: Entry; readonly start: number }> {
  const handle = await open(file);
  try {
    const sizes = Buffer.alloc(16);
    await handle.read(sizes, 0, 16, 0);
    const json = Buffer.alloc(sizes.readUInt32LE(12));
    await handle.read(json, 0, json.length, 16);
    return { header: JSON.parse(json.toString()), start: 8 + sizes.readUInt32LE(4) };
  } finally {
    await handle.close();
  }
}

function* walk(entry: Entry, path: string): Generator<readonly [string, Entry]> {
  for (const [name, child] of Object.entries(entry.files ?? {})) {
    const below = path === '' ? name : `${path}/${name}`;
    if (child.files === undefined) yield [below, child];
    else yield* walk(child, below);
  }
}
