import type { AssetId } from '../../shared/model/ids.ts';
import type { Store } from '../platform/store/index.ts';
import { likeness } from './likeness.ts';
import { PRINT_BYTES } from './inspect/print-layout.ts';
import type { Print } from './inspect/report.ts';

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
  readonly print: Print;
}

interface Row {
  readonly sha256: string;
  readonly asset_id: number;
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array | null;
}

/** For where looks don't count. */
export const NO_LOOKS: Prints = {
  has: () => true,
  remember: () => {},
  find: () => null,
  denies: () => false,
};

export function createPrints(store: Store): Prints {
  let loaded: { readonly seen: Set<string>; readonly known: Known[] } | null = null;

  /** 352 bytes a picture: those of a library of 100,000 take 35 MB, once a user checks a layout. */
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
      let most = 0;
      for (const known of all().known) {
        const like = likeness(known.print, print);
        if (like === null || like <= most) continue;
        most = like;
        best = known.assetId;
      }
      return best;
    },
    denies: (asset, print) => {
      const own = all().known.filter(({ assetId }) => assetId === asset);
      return own.length > 0 && own.every((known) => likeness(known.print, print) === null);
    },
  };
}

function toKnown({ asset_id, width, height, bits }: Row): Known[] {
  if (bits?.length !== PRINT_BYTES || height === 0) return [];
  return [{ assetId: asset_id as AssetId, print: { width, height, bits } }];
}
