import type { Asset } from '../../../shared/model/asset.ts';
import { defaultComp } from '../../../shared/model/comp.ts';
import type { Stores } from '../../state/registry/store.ts';
import { actionsStore } from '../../state/actions.ts';
import { assetViewStore } from '../../state/asset.ts';
import { basketStore } from '../../state/basket.ts';
import { copyText } from '../../state/copy-text.ts';
import { tableInFront } from '../../state/table-in-front.ts';
import { assetAt } from '../../state/result-pages.ts';
import { formatCount } from '../../ui/format.ts';

/** The bridge's limit for one order. */
const AT_ONCE = 10_000;

/** What a command is about: the picked assets, or the one that is open or stood on. */
export function subjects(stores: Stores): readonly Asset[] {
  const table = tableInFront(stores);
  if (table === null) return [];
  const { source, focus, selection } = table;
  const { picked } = selection.store.getState();
  if (picked.size > 1) return [...picked.values()];
  const one =
    stores.get(assetViewStore).store.getState().open?.asset ??
    assetAt(source.store.getState().pages, focus.getState().index);
  return one === null ? [] : [one];
}

export function takeComps(stores: Stores): void {
  const wanted = subjects(stores).map((asset) => ({ assetId: asset.id, option: defaultComp(asset) }));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    void stores.get(actionsStore).downloadComps(wanted.slice(from, from + AT_ONCE));
  }
}

export function addToBasket(stores: Stores): void {
  void stores.get(basketStore).add(subjects(stores).map(({ id }) => id));
}

export function copyIds(stores: Stores): Promise<void> {
  return copy(stores, 'ID', ({ id }) => String(id));
}

export function copyLinks(stores: Stores): Promise<void> {
  return copy(stores, 'link', ({ id }) => `https://depositphotos.com/${id}.html`);
}

async function copy(stores: Stores, what: string, line: (asset: Asset) => string): Promise<void> {
  const assets = subjects(stores);
  if (assets.length === 0) return;
  const done = assets.length === 1 ? `Copied the ${what}.` : `Copied ${formatCount(assets.length)} ${what}s.`;
  await copyText(stores, assets.map(line).join('\n'), done);
}
