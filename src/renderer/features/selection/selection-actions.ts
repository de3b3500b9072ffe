import type { Asset } from '../../../shared/model/asset.ts';
import { defaultComp } from '../../../shared/model/comp.ts';
import type { App } from '../../shell/app.ts';
import { copyText } from '../../shell/copy-text.ts';
import { tableInFront } from '../../shell/table-in-front.ts';
import { assetAt } from '../../state/result-pages.ts';
import { formatCount } from '../../ui/format.ts';

/** The bridge's limit for one order. */
const AT_ONCE = 10_000;

/** What a command is about: the picked assets, or the one that is open or stood on. */
export function subjects(app: App): readonly Asset[] {
  const table = tableInFront(app);
  if (table === null) return [];
  const { source, focus, selection } = table;
  const { picked } = selection.store.getState();
  if (picked.size > 1) return [...picked.values()];
  const one =
    app.asset.store.getState().open?.asset ?? assetAt(source.store.getState().pages, focus.getState().index);
  return one === null ? [] : [one];
}

export function takeComps(app: App): void {
  const wanted = subjects(app).map((asset) => ({ assetId: asset.id, option: defaultComp(asset) }));
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    void app.actions.downloadComps(wanted.slice(from, from + AT_ONCE));
  }
}

export function addToBasket(app: App): void {
  void app.basket.add(subjects(app).map(({ id }) => id));
}

export function copyIds(app: App): Promise<void> {
  return copy(app, 'ID', ({ id }) => String(id));
}

export function copyLinks(app: App): Promise<void> {
  return copy(app, 'link', ({ id }) => `https://depositphotos.com/${id}.html`);
}

async function copy(app: App, what: string, line: (asset: Asset) => string): Promise<void> {
  const assets = subjects(app);
  if (assets.length === 0) return;
  const done = assets.length === 1 ? `Copied the ${what}.` : `Copied ${formatCount(assets.length)} ${what}s.`;
  await copyText(app, assets.map(line).join('\n'), done);
}
