import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Instant } from '../../../shared/model/instant.ts';
import { isWithin } from '../../platform/locations/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { overlooked } from '../../platform/failures/index.ts';

/** The folders of the library, and the device that each was on when a file of ours was last seen there. */
export class Roots {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  scannedAt(folder: string): Instant | null {
    return this.#row(folder)?.looked_at ?? null;
  }

  seen(folder: string, device: number | null, at: number): void {
    this.#store.run(
      `INSERT INTO library_root (folder, device, looked_at) VALUES (?1, ?2, ?3)
       ON CONFLICT (folder) DO UPDATE SET device = coalesce(?2, device), looked_at = ?3`,
      folder,
      device,
      at,
    );
  }

  /**
   * Whether the folder is there, as far as that can be told without a file of ours in it. An empty mount point is a
   * folder as well, but on another device than the drive. `unsure`: only its files can tell.
   */
  async state(
    folder: string,
  ): Promise<{ readonly is: 'there' | 'unsure' | 'away'; readonly device: number | null }> {
    try {
      const facts = await stat(folder);
      if (!facts.isDirectory()) return { is: 'away', device: null };
      const before = this.#row(folder)?.device ?? null;
      return { is: before === facts.dev ? 'there' : 'unsure', device: facts.dev };
    } catch (error) {
      return overlooked('folder.root', { is: 'away', device: null })(error);
    }
  }

  #row(folder: string) {
    return this.#store.get<{ readonly device: number | null; readonly looked_at: Instant | null }>(
      'SELECT device, looked_at FROM library_root WHERE folder = ?',
      folder,
    );
  }
}

/** Those that lie in none of the others. */
export function outermost(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => !folders.some((other) => other !== folder && isInside(other, folder)));
}

/** Whether `target` lies below `folder`; no folder lies below itself. */
export function isInside(folder: string, target: string): boolean {
  return path.relative(folder, target) !== '' && isWithin(folder, target);
}

/** Which of the folders a path is filed under: its own if it lies in there, else the innermost. */
export function fileUnder(
  target: string,
  own: string,
  folders: readonly string[],
): { readonly folder: string; readonly relativePath: string } | null {
  const around = folders.filter((folder) => isInside(folder, target)).toSorted((a, b) => b.length - a.length);
  const folder = isInside(own, target) ? own : around[0];
  if (folder === undefined) return null;
  return { folder, relativePath: path.relative(folder, target).split(path.sep).join('/') };
}
