import type { AssetId } from '../../shared/model/ids.ts';
import type { Store } from '../store/index.ts';
import { EDGE_BYTES, PRINT_BYTES } from './inspect/print-layout.ts';
import type { Print } from './inspect/report.ts';

/**
 * How far two looks may be apart to count as one picture. Measured, see docs/layouts.md: copies that were encoded
 * or resized anew stay far below, pictures of different assets far above.
 */
export const ALIKE = {
  /** Bits of 256. */
  edges: 40,
  /** Mean difference of the 48 colour values, levels of 255. */
  colours: 22,
  /** Of width by height, as a part of it. */
  aspect: 0.03,
} as const;

/** How the pictures of the library look, by content: a file that changes is another content. */
export interface Prints {
  /** Whether this content has been looked at. */
  has(sha256: string): boolean;
  remember(sha256: string, asset: AssetId, print: Print | null): void;
  /** The asset of the picture most like this one, if any is like it. */
  find(print: Print): AssetId | null;
  /** Whether pictures of this asset are known, and none is like this one. */
  denies(asset: AssetId, print: Print): boolean;
}

interface Known {
  readonly assetId: AssetId;
  readonly aspect: number;
  readonly bits: Uint8Array;
}

interface Row {
  readonly sha256: string;
  readonly asset_id: number;
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array | null;
}

export function createPrints(store: Store): Prints {
  let loaded: { readonly seen: Set<string>; readonly known: Known[] } | null = null;

  /** Eighty bytes a picture: all of a large library is a few megabytes. */
  const all = () => {
    if (loaded !== null) return loaded;
    const rows = store.all<Row>('SELECT * FROM layout_print');
    loaded = { seen: new Set(rows.map(({ sha256 }) => sha256)), known: rows.flatMap(toKnown) };
    return loaded;
  };

  return {
    has: (sha256) => all().seen.has(sha256),
    remember: (sha256, asset, print) => {
      const row = {
        sha256,
        asset_id: asset,
        width: print?.width ?? 0,
        height: print?.height ?? 0,
        bits: print?.bits ?? null,
      };
      store.run(
        'INSERT OR REPLACE INTO layout_print (sha256, asset_id, width, height, bits) VALUES (?, ?, ?, ?, ?)',
        row.sha256,
        row.asset_id,
        row.width,
        row.height,
        row.bits,
      );
      all().seen.add(sha256);
      all().known.push(...toKnown(row));
    },
    find: (print) => {
      let best: AssetId | null = null;
      let least: number = ALIKE.edges + 1;
      for (const known of all().known) {
        const distance = distanceOf(known, print, least);
        if (distance >= least) continue;
        least = distance;
        best = known.assetId;
      }
      return best;
    },
    denies: (asset, print) => {
      const own = all().known.filter(({ assetId }) => assetId === asset);
      return own.length > 0 && own.every((known) => distanceOf(known, print, ALIKE.edges + 1) > ALIKE.edges);
    },
  };
}

function toKnown({ asset_id, width, height, bits }: Row): Known[] {
  if (bits?.length !== PRINT_BYTES || height === 0) return [];
  return [{ assetId: asset_id as AssetId, aspect: width / height, bits }];
}

/** Bits in which the edges differ; `below` or more as soon as it is clear that they are no less, or colours differ. */
function distanceOf(known: Known, print: Print, below: number): number {
  const aspect = print.width / print.height;
  if (Math.abs(aspect / known.aspect - 1) > ALIKE.aspect) return Number.POSITIVE_INFINITY;
  const { edges, colours } = printDistance(known.bits, print.bits, below);
  return colours > ALIKE.colours ? Number.POSITIVE_INFINITY : edges;
}

export function printDistance(
  one: Uint8Array,
  other: Uint8Array,
  below: number = Number.POSITIVE_INFINITY,
): { readonly edges: number; readonly colours: number } {
  let edges = 0;
  for (let at = 0; at < EDGE_BYTES; at += 1) {
    edges += BITS[(one[at] ?? 0) ^ (other[at] ?? 0)] ?? 0;
    if (edges >= below) return { edges, colours: Number.POSITIVE_INFINITY };
  }
  let colours = 0;
  for (let at = EDGE_BYTES; at < PRINT_BYTES; at += 1) colours += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return { edges, colours: colours / (PRINT_BYTES - EDGE_BYTES) };
}

/** Ones in a byte. */
const BITS = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length);
