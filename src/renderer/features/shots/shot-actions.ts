import type { Asset } from '../../../shared/model/asset.ts';
import type { CompRequest } from '../../../shared/model/download.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import { decodeList } from '../../../shared/model/list-text.ts';
import { formatMoney } from '../../../shared/model/money.ts';
import { chosenOf, compOf, costOfShot } from '../../../shared/model/shot-price.ts';
import type { Shot, ShotId, ShotList } from '../../../shared/model/shot.ts';
import { readShots, writeShots } from '../../../shared/model/shot-csv.ts';
import { toFailure } from '../../bridge/index.ts';
import { saveFile } from '../../parts/save-file.ts';
import { basketStore } from '../../state/basket.ts';
import { downloadActionsStore } from '../../state/download-actions.ts';
import { bridgeStore } from '../../state/given.ts';
import { locationStore } from '../../state/location.ts';
import type { Stores } from '../../state/registry/store.ts';
import { toastsStore } from '../../state/toasts.ts';
import { undoable } from '../../state/undoable.ts';
import { formatCount } from '../../ui/format.ts';

/** Adds a shot for these assets, or puts them among the candidates of one. */
export async function addToShot(stores: Stores, shot: ShotId, assets: readonly Asset[]): Promise<void> {
  const add = () =>
    stores.get(bridgeStore).shots.addCandidates({ shotId: shot, assetIds: assets.map(({ id }) => id) });
  try {
    const { added, undo } = await add();
    if (added === 0) stores.get(toastsStore).done('They are candidates of this shot already.');
    else {
      const what = added === 1 ? '1 candidate' : `${formatCount(added)} candidates`;
      await undoable(stores, {
        name: `adding ${what}`,
        done: `Added ${what} to the shot.`,
        edit: async () => (await add()).undo,
        token: undo,
      });
    }
  } catch (error) {
    stores.get(toastsStore).failed(toFailure(error));
  }
}

/** Comps of all chosen assets that are not licensed, each in the size of its shot. */
export function takeChosenComps(stores: Stores, shots: readonly Shot[]): void {
  const wanted = new Map<string, CompRequest>();
  let without = 0;
  for (const shot of shots) {
    const chosen = chosenOf(shot);
    if (chosen === null || chosen.right === 'licensed') continue;
    const option = compOf(shot);
    if (option === null) without += 1;
    else wanted.set(`${chosen.asset.id} ${option}`, { assetId: chosen.asset.id, option });
  }
  if (wanted.size > 0) void stores.get(downloadActionsStore).downloadComps([...wanted.values()]);
  const comps = wanted.size === 1 ? '1 comp is' : `${formatCount(wanted.size)} comps are`;
  const rest = without === 0 ? '' : ` ${formatCount(without)} left out: not offered in the size of the shot.`;
  stores.get(toastsStore).done(`${comps} on the way to the library.${rest}`);
}

/** Everything chosen that is not licensed goes into the basket as it is priced here. Nothing is bought. */
export async function chosenToBasket(stores: Stores, shots: readonly Shot[]): Promise<void> {
  const basket = stores.get(basketStore);
  const { ids, terms } = basket.store.getState();
  const choices = new Map<AssetId, { readonly licenceId?: number; readonly option?: string }>();
  for (const shot of shots) {
    const cost = costOfShot(shot, terms);
    if (shot.chosen === null || cost.kind === 'none' || cost.kind === 'licensed') continue;
    choices.set(
      shot.chosen,
      cost.kind === 'priced' ? { licenceId: cost.licenceId, option: cost.option } : {},
    );
  }
  await basket.add([...choices.keys()]);
  // What was in it before stays as the buyer has set it.
  const fresh = [...choices].filter(([asset, { option }]) => !ids.has(asset) && option !== undefined);
  for (const same of Map.groupBy(fresh, ([, choice]) => JSON.stringify(choice)).values()) {
    const [first] = same;
    if (first === undefined) continue;
    await basket.edit(
      same.map(([asset]) => asset),
      first[1] as Parameters<typeof basket.edit>[1],
    );
  }
  stores.get(locationStore).open('basket');
}

/** Reads a table of shots into a list, and tells what could not be read. */
export async function importShots(stores: Stores, list: ShotList, file: File): Promise<void> {
  const toasts = stores.get(toastsStore);
  try {
    const { shots, problems } = readShots(decodeList(new Uint8Array(await file.arrayBuffer())));
    const [first] = problems;
    const wrong =
      first === undefined
        ? ''
        : ` ${problems.length === 1 ? '1 line' : `${formatCount(problems.length)} lines`} could not be read; line ${first.line}: ${first.reason}`;
    if (shots.length === 0) {
      toasts.done(`There is no shot in “${file.name}”.${wrong}`);
      return;
    }
    const fill = () =>
      stores.get(bridgeStore).shots.fill({
        listId: list.id,
        shots: shots.map((shot) => ({ ...shot, candidates: [...shot.candidates] })),
      });
    const { added, missing, undo } = await fill();
    const what = added === 1 ? '1 shot' : `${formatCount(added)} shots`;
    const gone =
      missing.length === 0
        ? ''
        : ` Not in the catalogue: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ' …' : ''}.`;
    await undoable(stores, {
      name: `reading ${what}`,
      done: `Read ${what}.${gone}${wrong}`,
      edit: async () => (await fill()).undo,
      token: undo,
    });
  } catch (error) {
    toasts.failed(toFailure(error));
  }
}

const STATE = { licensed: 'Licensed', comp: 'Comp, not licensed' } as const;

/** The list as a table for a spreadsheet, which can be read back. */
export function exportShots(stores: Stores, name: string, shots: readonly Shot[]): void {
  const { terms } = stores.get(basketStore).store.getState();
  const lines = shots.map((shot) => {
    const chosen = chosenOf(shot);
    const cost = costOfShot(shot, terms);
    return {
      brief: shot.brief,
      size: shot.size,
      candidates: shot.candidates.map(({ asset }) => asset.id),
      chosen: shot.chosen,
      title: chosen?.asset.title ?? '',
      state: chosen === null ? '' : chosen.right === null ? 'Not licensed' : STATE[chosen.right],
      price: cost.kind === 'priced' ? formatMoney(cost.price) : '',
    };
  });
  saveFile(name, 'text/csv', writeShots(lines));
}
