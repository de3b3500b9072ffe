import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { Asset } from '../../shared/model/asset.ts';
import type { Board } from '../../shared/model/board.ts';
import type { Finder } from './finder.ts';
import type { Command, Shortcut } from './registry/command.ts';
import { defineGiven, hookOf } from './registry/store.ts';
import type { StoreDefinition, Stores } from './registry/store.ts';
import type { Table } from './table.ts';

/** What the search and the views in front of it have in common. */
interface AnyView {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly component: ComponentType;
  /** The table that is in the view now. Without one, commands on assets are not offered there. */
  readonly table?: (stores: Stores) => Table | null;
}

/** A view in front of the search. Its address is `#/` and the ID of its feature. */
export interface View extends AnyView {
  /** On the rail, where the label is too long for it. */
  readonly short?: string;
  /** Position on the rail; without one the feature shows its own way in, in `railFoot`. */
  readonly rail?: number;
  readonly shortcut?: Shortcut;
  /** A hook that returns the number beside the label on the rail; 0 shows none. */
  readonly useCount?: () => number;
}

/** A component at its position among those of other features, lowest first. */
export interface Placed<Props = Record<never, never>> {
  readonly order: number;
  readonly component: ComponentType<Props>;
}

/** A part of the asset panel. */
export interface PanelSection extends Placed<{ readonly asset: Asset }> {
  /** Starts over with every asset, so that what the user typed or opened for one does not stay for the next. */
  readonly perAsset?: true;
}

/** A card of the settings view. */
export interface SettingsCard extends Placed {
  /** Unique among the cards. */
  readonly title: string;
  /** What can be set on it, in the words of its labels and those that people look for it by. */
  readonly about?: string;
}

/** A kind of file that a feature knows by its name and size. */
export interface FileDrop {
  readonly takes: (file: File) => boolean;
  readonly take: (stores: Stores, file: File) => void;
}

/** Keys that are no commands, for the sheet of shortcuts. */
export interface KeyHelp {
  readonly title: string;
  /** Pairs of keys and what they do. */
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** What an area adds to the page. The shell and the parts read it; no other file names the feature. */
export interface Feature {
  /** Lower-case letters: the address of its view. */
  readonly id: string;
  /** The search, which all other views lie in front of. One feature has it. */
  readonly home?: AnyView;
  readonly view?: View;
  /** Shown instead of the desk to a user who is signed out. One feature has it. */
  readonly signedOut?: ComponentType;
  /** Stores that the feature alone uses; those that it shares lie in `state`. */
  readonly stores?: readonly StoreDefinition<unknown>[];
  /** Called once, when all stores are there. */
  readonly start?: (stores: Stores) => void;
  readonly commands?: readonly Command[];
  /** What of it the palette finds. */
  readonly finders?: readonly Finder[];
  readonly keys?: readonly KeyHelp[];
  readonly settings?: readonly SettingsCard[];
  /** In the bar above every view; the widest of them, the search, in its middle. */
  readonly header?: readonly Placed[];
  /** States that last, in a line above every view. */
  readonly banners?: readonly Placed[];
  /** Below the views on the rail. */
  readonly railFoot?: Placed;
  /** Over every view: dialogs and the like. */
  readonly overlays?: readonly Placed[];
  /** Beside a table: the panel of the asset that is open; `reserves`: its room is kept while none is. */
  readonly besideTable?: ComponentType<{ readonly reserves: boolean }>;
  /** In the bar of the open board, before its own tools. */
  readonly boardTools?: readonly Placed<{ readonly board: Board }>[];
  /** On the tiles of a board. */
  readonly boardMarks?: readonly Placed<{ readonly asset: Asset }>[];
  /** Files that it takes where they are dropped, before they are looked at as assets. */
  readonly drops?: readonly FileDrop[];
  /** In the bar of the quick look. */
  readonly lookTools?: readonly Placed<{ readonly asset: Asset }>[];
  /** Over the still picture of the quick look, and enlarged with it. */
  readonly lookLayers?: readonly Placed<{ readonly asset: Asset }>[];
  /** Over a table: what shows its assets larger. */
  readonly overTable?: Placed;
  readonly panel?: readonly PanelSection[];
  /** Buttons that stay in sight above the asset panel, at most one of each feature. */
  readonly panelActions?: readonly Placed<{ readonly asset: Asset }>[];
}

/** A view with its address. */
export interface FrontView extends View {
  readonly id: string;
}

/** The features of a page. */
export interface Features {
  readonly all: readonly Feature[];
  readonly home: AnyView;
  /** In front of the search, in the order of the rail; those that are not on it last. */
  readonly views: readonly FrontView[];
}

/** Address of the search: no feature of a view may be called so. */
export const HOME = 'search';
const ID = /^[a-z][a-z-]*$/;
/** Views have an address; `ADDRESS` of the location reads these. */
const VIEW_ID = /^[a-z]+$/;

/** Puts the features together. Throws when two have one ID, or a command's, or when none or two have the home view. */
export function collectFeatures(features: readonly Feature[]): Features {
  const all = features.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  refuseTwins(
    'features',
    all.map(({ id }) => id),
  );
  refuseTwins(
    'commands',
    all.flatMap(({ commands = [] }) => commands.map(({ id }) => id)),
  );
  refuseTwins(
    'finders',
    all.flatMap(({ finders = [] }) => finders.map(({ title }) => title)),
  );
  for (const { id, view } of all) {
    if (!ID.test(id) || (view !== undefined && (id === HOME || !VIEW_ID.test(id)))) {
      throw new Error(`A feature can't be called “${id}”.`);
    }
  }
  const homes = all.flatMap(({ home }) => home ?? []);
  const [home] = homes;
  if (home === undefined || homes.length > 1) throw new Error(`There are ${homes.length} home views.`);
  const views = all
    .flatMap(({ id, view }) => (view === undefined ? [] : [{ ...view, id }]))
    .toSorted((one, other) => position(one) - position(other));
  return { all, home, views };
}

function position({ rail = Number.MAX_SAFE_INTEGER }: View): number {
  return rail;
}

function refuseTwins(what: string, ids: readonly string[]): void {
  const twin = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twin !== undefined) throw new Error(`Two ${what} are called “${twin}”.`);
}

/** What the features declare under one name, in its order, each with a key for React. */
export function placed<Item extends { readonly order: number }>(
  features: Features,
  of: (feature: Feature) => readonly Item[] | undefined,
): readonly (Item & { readonly key: string })[] {
  return features.all
    .flatMap((feature) => (of(feature) ?? []).map((item, at) => ({ ...item, key: `${feature.id}-${at}` })))
    .toSorted((one, other) => one.order - other.order);
}

export const featuresStore = defineGiven<Features>('features');
export const useFeatures = hookOf(featuresStore);
