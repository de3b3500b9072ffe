import type { Asset } from '../../shared/model/asset.ts';
import { StockroomError, isFailureCode } from '../../shared/model/failure.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { AssetRight } from '../../shared/model/library.ts';
import type { UndoToken } from '../../shared/model/record.ts';
import { MAX_CANDIDATES, MAX_SHOTS } from '../../shared/model/shot.ts';
import type { Shot, ShotDraft, ShotId, ShotList, ShotListId } from '../../shared/model/shot.ts';
import type { Store } from '../platform/store/index.ts';
import { createStateFeed } from '../platform/streams/index.ts';
import type { Undo } from '../platform/undo/index.ts';
import { listLists, listOfShot, needList, readShots, restore, snapshot } from './rows.ts';

/** Lists of the pictures that jobs need. Every edit but a name and words can be undone. */
export interface Shots {
  list(): readonly ShotList[];
  watch(signal?: AbortSignal): AsyncIterable<readonly ShotList[]>;
  create(name: string): ShotListId;
  rename(list: ShotListId, name: string): void;
  remove(list: ShotListId): UndoToken;
  shots(list: ShotListId): readonly Shot[];
  /** At the end of the list. */
  add(list: ShotListId, words: Pick<Shot, 'brief' | 'size'>): ShotId;
  edit(shot: ShotId, words: Partial<Pick<Shot, 'brief' | 'size'>>): void;
  removeShot(shot: ShotId): UndoToken;
  /** One place earlier or later. */
  move(shot: ShotId, step: -1 | 1): UndoToken;
  addCandidates(
    shot: ShotId,
    assets: readonly AssetId[],
  ): Promise<{ readonly added: number; readonly undo: UndoToken }>;
  removeCandidate(shot: ShotId, asset: AssetId): UndoToken;
  /** One of its candidates, or none. Throws `invalid` for any other asset. */
  choose(shot: ShotId, asset: AssetId | null): UndoToken;
  /** Adds the shots of a list from elsewhere; assets that are not in the catalogue are left out and told. */
  fill(
    list: ShotListId,
    drafts: readonly ShotDraft[],
  ): Promise<{ readonly added: number; readonly missing: readonly AssetId[]; readonly undo: UndoToken }>;
  close(): void;
}

interface Options {
  readonly store: Store;
  readonly undo: Undo;
  /** Facts at hand, asked for only when nothing is known. */
  readonly facts: (id: AssetId) => Promise<Asset>;
  readonly rights: (ids: readonly AssetId[]) => readonly AssetRight[];
  readonly now?: () => number;
}

/** Facts asked for at a time. */
const AT_ONCE = 4;

export function createShots({ store, undo, facts, rights, now = Date.now }: Options): Shots {
  const feed = createStateFeed(listLists(store));
  const changed = (list: ShotListId) => {
    store.run('UPDATE shot_list SET changed_at = ? WHERE id = ?', now(), list);
    feed.set(listLists(store));
  };
  /** One edit of a list, with the way back. */
  const editing = (list: ShotListId, edit: () => void): UndoToken => {
    needList(store, list);
    const before = snapshot(store, list);
    store.transaction(edit);
    changed(list);
    return undo.keep(() => {
      store.transaction(() => restore(store, list, before));
      changed(list);
    });
  };
  const room = (list: ShotListId, more: number) => {
    const { count } = store.get<{ count: number }>(
      'SELECT count(*) AS count FROM shot WHERE list_id = ?',
      list,
    ) ?? {
      count: 0,
    };
    if (count + more > MAX_SHOTS)
      throw full(`A shot list holds ${MAX_SHOTS} shots at most.`, 'Make another list.');
    return count;
  };
  const insertShot = (
    list: ShotListId,
    position: number,
    { brief, size }: Pick<Shot, 'brief' | 'size'>,
  ): ShotId => {
    const { lastId } = store.run(
      'INSERT INTO shot (list_id, position, brief, size) VALUES (?, ?, ?, ?)',
      list,
      position,
      brief,
      size,
    );
    return lastId as ShotId;
  };
  const insertCandidates = (shot: ShotId, assets: readonly Asset[], from: number): number =>
    assets.reduce(
      (added, asset, at) =>
        added +
        store.run(
          'INSERT OR IGNORE INTO shot_candidate (shot_id, asset_id, position, facts) VALUES (?, ?, ?, ?)',
          shot,
          asset.id,
          from + at,
          JSON.stringify(asset),
        ).changes,
      0,
    );
  const candidatesOf = (shot: ShotId) =>
    store
      .all<{ id: AssetId }>(
        'SELECT asset_id AS id FROM shot_candidate WHERE shot_id = ? ORDER BY position',
        shot,
      )
      .map(({ id }) => id);
  const orderOf = (list: ShotListId) =>
    store
      .all<{ id: ShotId }>('SELECT id FROM shot WHERE list_id = ? ORDER BY position', list)
      .map(({ id }) => id);

  return {
    list: () => listLists(store),
    watch: (signal) => feed.watch(signal),
    create: (name) => {
      const { lastId } = store.run('INSERT INTO shot_list (name, changed_at) VALUES (?, ?)', name, now());
      feed.set(listLists(store));
      return lastId as ShotListId;
    },
    rename: (list, name) => {
      needList(store, list);
      store.run('UPDATE shot_list SET name = ? WHERE id = ?', name, list);
      changed(list);
    },
    remove: (list) => {
      needList(store, list);
      store.run('UPDATE shot_list SET deleted_at = ? WHERE id = ?', now(), list);
      feed.set(listLists(store));
      return undo.keep(() => {
        store.run('UPDATE shot_list SET deleted_at = NULL WHERE id = ?', list);
        feed.set(listLists(store));
      });
    },
    shots: (list) => {
      needList(store, list);
      return readShots(store, list, rights);
    },
    add: (list, words) => {
      needList(store, list);
      const id = insertShot(list, room(list, 1), words);
      changed(list);
      return id;
    },
    edit: (shot, { brief, size }) => {
      const list = listOfShot(store, shot);
      if (brief !== undefined) store.run('UPDATE shot SET brief = ? WHERE id = ?', brief, shot);
      if (size !== undefined) store.run('UPDATE shot SET size = ? WHERE id = ?', size, shot);
      changed(list);
    },
    removeShot: (shot) => {
      const list = listOfShot(store, shot);
      return editing(list, () => {
        store.run('DELETE FROM shot WHERE id = ?', shot);
        writeOrder(store, orderOf(list));
      });
    },
    move: (shot, step) => {
      const list = listOfShot(store, shot);
      return editing(list, () => {
        const order = [...orderOf(list)];
        const at = order.indexOf(shot);
        const to = Math.min(order.length - 1, Math.max(0, at + step));
        order.splice(to, 0, ...order.splice(at, 1));
        writeOrder(store, order);
      });
    },
    addCandidates: async (shot, assets) => {
      const list = listOfShot(store, shot);
      const here = candidatesOf(shot);
      const fresh = [...new Set(assets)].filter((id) => !here.includes(id));
      if (here.length + fresh.length > MAX_CANDIDATES)
        throw full(`A shot has ${MAX_CANDIDATES} candidates at most.`, 'Take some out first.');
      const found = await factsOf(fresh, facts);
      let added = 0;
      const token = editing(list, () => {
        added = insertCandidates(shot, found, here.length);
      });
      return { added, undo: token };
    },
    removeCandidate: (shot, asset) =>
      editing(listOfShot(store, shot), () => {
        store.run('DELETE FROM shot_candidate WHERE shot_id = ? AND asset_id = ?', shot, asset);
        store.run('UPDATE shot SET chosen = NULL WHERE id = ? AND chosen = ?', shot, asset);
      }),
    choose: (shot, asset) => {
      const list = listOfShot(store, shot);
      if (asset !== null && !candidatesOf(shot).includes(asset)) {
        throw new StockroomError('invalid', {
          message: 'This asset is no candidate of the shot.',
          action: 'Add it to the shot first.',
        });
      }
      return editing(list, () => store.run('UPDATE shot SET chosen = ? WHERE id = ?', asset, shot));
    },
    fill: async (list, drafts) => {
      needList(store, list);
      room(list, drafts.length);
      const missing: AssetId[] = [];
      const ids = [...new Set(drafts.flatMap(({ candidates }) => candidates))];
      const known = new Map(
        (
          await factsOf(ids, facts, (id, error) => {
            if (!isFailureCode(error, 'not-found')) throw error;
            missing.push(id);
          })
        ).map((asset) => [asset.id, asset]),
      );
      const token = editing(list, () => {
        const from = room(list, drafts.length);
        drafts.forEach((draft, at) => {
          const shot = insertShot(list, from + at, draft);
          insertCandidates(
            shot,
            draft.candidates.flatMap((id) => known.get(id) ?? []),
            0,
          );
          if (draft.chosen !== null && draft.candidates.includes(draft.chosen) && known.has(draft.chosen))
            store.run('UPDATE shot SET chosen = ? WHERE id = ?', draft.chosen, shot);
        });
      });
      return { added: drafts.length, missing, undo: token };
    },
    close: () => feed.close(),
  };
}

function writeOrder(store: Store, order: readonly ShotId[]): void {
  order.forEach((id, position) => {
    store.run('UPDATE shot SET position = ? WHERE id = ? AND position <> ?', position, id, position);
  });
}

/** A few at a time. `onFailure` takes what can't be had, or throws. */
async function factsOf(
  ids: readonly AssetId[],
  facts: Options['facts'],
  onFailure: (id: AssetId, error: unknown) => void = (_, error) => {
    throw error;
  },
): Promise<readonly Asset[]> {
  const found: Asset[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = await Promise.allSettled(ids.slice(from, from + AT_ONCE).map((id) => facts(id)));
    some.forEach((one, at) => {
      const id = ids[from + at];
      if (one.status === 'fulfilled') found.push(one.value);
      else if (id !== undefined) onFailure(id, one.reason);
    });
  }
  return found;
}

function full(message: string, action: string): StockroomError {
  return new StockroomError('invalid', { message, action });
}
