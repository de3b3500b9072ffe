import type { Asset } from '../../shared/model/asset.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { LAYOUT_STATES } from '../../shared/model/layout-check.ts';
import type { LayoutItem, LayoutState } from '../../shared/model/layout-check.ts';
import type { Finding } from './collect.ts';
import { recognise } from './recognise.ts';
import type { KnownFiles, Recognised } from './recognise.ts';
import { NO_LOOKS } from './prints.ts';
import type { Prints } from './prints.ts';

/** The service's word on assets. */
export interface Standing {
  readonly licensed: ReadonlySet<AssetId>;
  /** Of these the list shows no licence that is held: not licensed, whatever files of them are here. */
  readonly unlicensed: ReadonlySet<AssetId>;
  /** No longer offered. */
  readonly expired: ReadonlySet<AssetId>;
}

export interface Judge {
  readonly known: KnownFiles;
  readonly prints: Prints;
  /** Those that are licensed as far as this computer knows. */
  licensedHere(assets: readonly AssetId[]): ReadonlySet<AssetId>;
  /** `null` when it can't be asked: no user is signed in, or there is no network. */
  ask(assets: readonly AssetId[], signal: AbortSignal): Promise<Standing | null>;
  facts(asset: AssetId): Pick<Asset, 'title' | 'type'> | null;
}

/** Whether any picture can only be told by how those of the library look. Learning that takes a while. */
export function needsLooks(findings: readonly Finding[], known: KnownFiles): boolean {
  return findings.some(({ clue }) => {
    if (clue.content?.print == null) return false;
    const found = recognise(clue, known, NO_LOOKS);
    return found === null || found.confidence === 'likely';
  });
}

/** From what was found to what it means. */
export async function judge(
  findings: readonly Finding[],
  tools: Judge,
  signal: AbortSignal,
): Promise<{ readonly items: readonly LayoutItem[]; readonly asked: boolean }> {
  const named = findings.map((finding) => ({
    finding,
    asset: recognise(finding.clue, tools.known, tools.prints),
  }));
  const assets = [...new Set(named.flatMap(({ asset }) => (asset === null ? [] : [asset.id])))];
  const here = tools.licensedHere(assets);
  // Of those that are licensed here too: their licences may have been passed on since.
  const standing = assets.length === 0 ? null : await tools.ask(assets, signal);
  const items = named
    .filter(({ finding, asset }) => asset !== null || isPlaced(finding))
    .map(({ finding, asset }) => itemOf(finding, asset, stateOf(finding, asset, here, standing), tools));
  const rank = (item: LayoutItem) => LAYOUT_STATES.indexOf(item.state);
  return {
    items: items.toSorted((a, b) => rank(a) - rank(b)),
    asked: standing !== null || assets.length === 0,
  };
}

/** Fonts, texts and notes are no assets; a drawing or layout that only lies in a folder is none either. */
function isPlaced({ clue: { content }, gone, how }: Finding): boolean {
  if (gone !== null) return true;
  if (content === null || content.family === 'other') return false;
  return content.family !== 'drawing' || how !== 'file';
}

function stateOf(
  finding: Finding,
  asset: Recognised | null,
  here: ReadonlySet<AssetId>,
  standing: Standing | null,
): LayoutState {
  if (asset === null) return finding.gone === 'missing' ? 'missing' : 'stranger';
  const isHere = here.has(asset.id) && standing?.unlicensed.has(asset.id) !== true;
  if (isHere || standing?.licensed.has(asset.id)) return 'licensed';
  return standing?.expired.has(asset.id) ? 'expired' : 'comp';
}

function itemOf(finding: Finding, asset: Recognised | null, state: LayoutState, tools: Judge): LayoutItem {
  const { name, how, path, places } = finding;
  const facts = asset === null ? null : tools.facts(asset.id);
  return {
    state,
    asset: asset === null ? null : { ...asset, title: facts?.title ?? null, type: facts?.type ?? null },
    name,
    how,
    path,
    places,
  };
}
