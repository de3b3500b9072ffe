import { assetInName } from '../../shared/model/asset-in-name.ts';
import type { Right } from '../../shared/model/download.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { LayoutItem } from '../../shared/model/layout-check.ts';
import type { Content } from './inspect/report.ts';
import type { Prints } from './prints.ts';

/** What recognising needs of the library. */
export interface KnownFiles {
  /** Files of ours with these bytes, or that had them once. */
  withContent(sha256: string): { readonly assetId: AssetId; readonly right: Right } | null;
  /** Whether any file of this asset was ever here. */
  holds(asset: AssetId): boolean;
}

/** One placed file, with everything that may tell what it is. */
export interface Clue {
  readonly content: Content | null;
  /** Names, paths and descriptions, the nearest first. */
  readonly names: readonly string[];
}

/** As much of a clue as a single file gives that no layout places. */
export interface FileClue {
  readonly content:
    | (Pick<Content, 'marks' | 'print'> & {
        /** `null` for bytes that can't be ours. */
        readonly sha256: string | null;
      })
    | null;
  readonly names: readonly string[];
}

export type Recognised = Omit<NonNullable<LayoutItem['asset']>, 'title' | 'type'>;

/** The best evidence wins. A number in a name counts only for what is in the library, and never against its look. */
export function recognise(clue: FileClue, known: KnownFiles, prints: Prints): Recognised | null {
  const { content, names } = clue;
  const print = content?.print ?? null;
  const same = content?.sha256 == null ? null : known.withContent(content.sha256);
  if (same !== null) {
    return { id: same.assetId, evidence: 'content', confidence: 'certain', placed: same.right };
  }
  const marked = strongest(content?.marks ?? []);
  if (marked !== null) return { id: marked, evidence: 'metadata', confidence: 'strong', placed: null };
  const named = strongest(names);
  if (named !== null) return { id: named, evidence: 'name', confidence: 'strong', placed: null };
  const alike = print === null ? null : prints.find(print);
  if (alike !== null) return { id: alike, evidence: 'look', confidence: 'likely', placed: null };
  for (const name of names) {
    const weak = assetInName(name);
    if (weak === null || !known.holds(weak.id) || (print !== null && prints.denies(weak.id, print))) continue;
    return { id: weak.id, evidence: 'name', confidence: 'likely', placed: null };
  }
  return null;
}

function strongest(texts: readonly string[]): AssetId | null {
  for (const text of texts) {
    const found = assetInName(text);
    if (found?.strength === 'strong') return found.id;
  }
  return null;
}
