import * as fs from 'node:fs/promises';
import path from 'node:path';
import type { SwapId } from '../../../shared/model/swap.ts';
import type { SwapFiles } from './files.ts';
import { ASIDE, UNDO_MS } from './rows.ts';
import type { SwapRow } from './rows.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** `<id>.new`, `<id>.new.copy`, `<id> <name>` and `<id> <name>.copy`: see `pathsOf`. */
const OURS = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.new|\.new\.copy| .+)$/;
const OVER: ReadonlySet<SwapRow['state']> = new Set(['undone', 'purged', 'abandoned']);

/**
 * Removes what no swap needs any more from the folders where comps are kept aside. A kept comp whose row was lost is
 * removed when the time of its undo is over, as if it had one: it may be the only copy of work on it.
 */
export async function removeOrphans(
  folders: Iterable<string>,
  rowOf: (id: SwapId) => Pick<SwapRow, 'state'> | null,
  { files, now }: { readonly files: SwapFiles; readonly now: number },
): Promise<void> {
  for (const folder of folders) {
    const aside = path.join(folder, ASIDE);
    const names = await fs.readdir(aside).catch(overlooked('swaps.orphans', []));
    for (const name of names) {
      const [, id, rest = ''] = OURS.exec(name) ?? [];
      if (id === undefined) continue;
      const state = rowOf(id as SwapId)?.state ?? null;
      const isDraft = rest.startsWith('.new') || rest.endsWith('.copy');
      const isOld = async () => {
        const facts = await fs.lstat(path.join(aside, name)).catch(overlooked('swaps.orphans', null));
        return facts !== null && now - facts.ctimeMs > UNDO_MS;
      };
      const isOrphan =
        state === null ? isDraft || (await isOld()) : OVER.has(state) || (state === 'done' && isDraft);
      if (isOrphan) await files.remove(path.join(aside, name));
    }
    if (names.length > 0) await files.removeFolder(aside);
  }
}
