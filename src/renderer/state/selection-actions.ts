import type { Asset } from '../../shared/model/asset.ts';
import { defaultComp } from '../../shared/model/comp.ts';
import type { Stores } from './registry/store.ts';
import { downloadActionsStore } from './download-actions.ts';
import { basketStore } from './basket.ts';
import { subjects } from './subjects.ts';
import { copyText } from './copy-text.ts';
import { formatCount } from '../ui/format.ts';

/** The bridge's limit for one order. */
const AT_ONCE = 10_000;

export function takeComps(stores: Stores): void {
  const wanted = subjects(stores).map((asset) => ({ assetId: asset.id, option: defaultComp(asset) }));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    void stores.get(downloadActionsStore).downloadComps(wanted.slice(from, from + AT_ONCE));
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
