import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, SystemInfo } from '../../shared/contract/index.ts';
import type { AccountState } from '../../shared/model/account.ts';
import type { LicencesState } from '../../shared/model/held-licence.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { FolderState } from '../../shared/model/library-folder.ts';
import type { StorageState } from '../../shared/model/storage.ts';
import type { Swap } from '../../shared/model/swap.ts';
import type { Line } from '../bridge/index.ts';
import type { AssetView } from '../state/asset.ts';
import type { Categories } from '../state/categories.ts';
import type { Basket } from '../state/basket.ts';
import type { Batches } from '../state/batches.ts';
import type { Downloads } from '../state/downloads.ts';
import type { GridFocus } from '../state/grid-focus.ts';
import type { Library } from '../state/library.ts';
import type { Offline } from '../state/offline.ts';
import type { Arrangement } from '../state/arrangement.ts';
import type { Project } from '../state/project.ts';
import type { Rejections } from '../state/rejections.ts';
import type { LayoutCheck } from '../state/layout-check.ts';
import type { Place } from '../state/place.ts';
import type { Purchases } from '../state/purchases.ts';
import type { Search } from '../state/search.ts';
import type { Searches } from '../state/searches.ts';
import type { Suggestions } from '../state/suggestions.ts';
import type { Boards } from '../state/boards.ts';
import type { DragOut } from '../state/drag-out.ts';
import type { Records } from '../state/records.ts';
import type { FindRelated } from '../state/related.ts';
import type { Table } from '../state/table.ts';
import type { Selection } from '../state/selection.ts';
import type { Swapping } from '../state/swapping.ts';
import type { Till } from '../state/till.ts';
import type { Toasts } from '../state/toasts.ts';
import type { View } from '../state/view.ts';
import type { Actions } from './actions.ts';

/** Everything the screens read and do. One store per concern; the screens only select from them. */
export interface App {
  readonly line: Line;
  readonly account: StoreApi<AccountState>;
  readonly system: StoreApi<SystemInfo | null>;
  readonly settings: StoreApi<Settings | null>;
  readonly search: Search;
  readonly offline: Offline;
  readonly searches: Searches;
  readonly suggestions: Suggestions;
  readonly categories: Categories;
  readonly takeComps: (ids: readonly AssetId[]) => Promise<void>;
  readonly asset: AssetView;
  readonly library: Library;
  /** How the copy of the group's licences stands. */
  readonly licences: StoreApi<LicencesState>;
  /** How the library's folder stands; `null` until it is known. */
  readonly folder: StoreApi<FolderState | null>;
  readonly storage: StoreApi<StorageState | null>;
  /** Swaps that can be undone. */
  readonly swaps: StoreApi<readonly Swap[]>;
  /** The swap that is being asked about. */
  readonly swapping: Swapping;
  readonly downloads: Downloads;
  readonly batches: Batches;
  readonly basket: Basket;
  readonly purchases: Purchases;
  readonly till: Till;
  /** Which view is in front. */
  readonly place: Place;
  readonly layoutCheck: LayoutCheck;
  readonly bridge: Bridge;
  readonly focus: GridFocus;
  readonly selection: Selection;
  readonly view: View;
  readonly project: Project;
  readonly rejections: Rejections;
  readonly arrangement: Arrangement;
  /** The library, searched and filtered. */
  readonly records: Records;
  readonly boards: Boards;
  readonly dragOut: DragOut;
  /** The table of the search. */
  readonly table: Table;
  /** Assets that go with another. */
  readonly related: FindRelated;
  readonly toasts: Toasts;
  /** Path of a file that no file manager could show. */
  readonly shownPath: StoreApi<string | null>;
  readonly actions: Actions;
}
