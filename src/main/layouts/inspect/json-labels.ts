import path from 'node:path';
import type { Archive } from './zip.ts';
import { attempt } from '../../platform/failures/index.ts';

/** Larger ones hold paths, not pictures. Bytes. */
const MOST_JSON = 32 * 1024 ** 2;
/** Names of one picture: it may be placed on every page. */
const MOST_LABELS = 50;

/**
 * What the layers are called that show a picture of the archive, by the name of the picture's part without its ending:
 * Sketch and XD name parts by hashes, and layers by the files they came from.
 */
export async function labelsInJson(archive: Archive): Promise<ReadonlyMap<string, readonly string[]>> {
  const stems = new Set(archive.names.map(stemOf));
  const labels = new Map<string, string[]>();
  for (const part of archive.names.filter((name) => /\.(?:json|agc)$/i.test(name))) {
    const text = await textOf(archive, part);
    if (text === null) continue;
    const open: { readonly value: unknown; readonly layer: string }[] = [{ value: parsed(text), layer: '' }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value, layer } = next;
      if (typeof value === 'string') {
        const stem = value.length > 500 ? '' : stemOf(value);
        const known = stems.has(stem) ? (labels.get(stem) ?? []) : null;
        if (known === null || layer === '' || known.length >= MOST_LABELS) continue;
        labels.set(stem, [...known, layer]);
      } else if (typeof value === 'object' && value !== null) {
        const { name } = value as { readonly name?: unknown };
        const own = typeof name === 'string' ? name : layer;
        for (const each of Object.values(value)) open.push({ value: each, layer: own });
      }
    }
  }
  return labels;
}

async function textOf(archive: Archive, part: string): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of archive.stream(part)) {
    bytes += chunk.length;
    if (bytes > MOST_JSON) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parsed(text: string): unknown {
  return attempt(() => JSON.parse(text) as unknown, null);
}

/** `images/0a1b.png` → `0a1b` */
export function stemOf(part: string): string {
  return path.posix.basename(part, path.posix.extname(part));
}
