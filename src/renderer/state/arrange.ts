import type { Asset } from '../../shared/model/asset.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import { PAGE_SIZE } from '../../shared/model/search.ts';
import { isAlike } from './alike.ts';
import type { Pages } from './result-pages.ts';

/** Assets that are as good as the same, folded into the first of them. */
export interface Stack {
  /** With the first one. */
  readonly count: number;
  readonly open: boolean;
}

/** A page of results as it is shown. */
export interface Arranged {
  readonly assets: readonly Asset[];
  /** Where each of them stands in the page as the service gave it. */
  readonly places: readonly number[];
  /** By the asset that stands for the others. */
  readonly stacks: ReadonlyMap<AssetId, Stack>;
  /** How many are left out because they were rejected. */
  readonly hidden: number;
}

export interface Rules {
  readonly fold: boolean;
  /** Stacks that lie open, by the asset that stands for them. */
  readonly unfolded: ReadonlySet<AssetId>;
  /** Left out. */
  readonly hidden: ReadonlySet<AssetId>;
  /** How much two assets look alike, up to 1; 0 where it is not known. */
  readonly looks?: (one: AssetId, other: AssetId) => number;
}

/**
 * From here on two pictures are one series: of one author, or of anybody. Measured on the sandbox's shoots: half of the
 * pairs of a shoot reach the first; of strangers none of thirty comes near.
 */
const SERIES_OF_ONE = 0.6;
const SERIES_OF_ANY = 0.75;

/**
 * A page by the rules. Only within the page: pages come and go in any order, and none may change what another one
 * shows. What lies open follows the asset that stands for it.
 */
export function arrangePage(
  page: readonly Asset[],
  { fold, unfolded, hidden, looks = () => 0 }: Rules,
): Arranged {
  const groups: number[][] = [];
  const byAuthor = new Map<string, number[][]>();
  let left = 0;
  for (const [place, asset] of page.entries()) {
    if (hidden.has(asset.id)) {
      left += 1;
      continue;
    }
    const peers = fold ? groupsOf(byAuthor, asset) : [];
    const group = fold ? groupOf(asset, peers, groups, { page, looks }) : undefined;
    if (group !== undefined) group.push(place);
    else {
      const own = [place];
      groups.push(own);
      peers.push(own);
    }
  }
  const stacks = new Map<AssetId, Stack>();
  const places = groups.flatMap((group) => {
    const head = page[group[0] ?? 0];
    if (group.length === 1 || head === undefined) return group;
    const open = unfolded.has(head.id);
    stacks.set(head.id, { count: group.length, open });
    return open ? group : group.slice(0, 1);
  });
  return {
    assets: places.flatMap((place) => page[place] ?? []),
    places,
    stacks,
    hidden: left,
  };
}

interface Compared {
  readonly page: readonly Asset[];
  readonly looks: NonNullable<Rules['looks']>;
}

/** The group of an asset: by title or look among those of its author, by look alone among all of its type. */
function groupOf(
  asset: Asset,
  peers: readonly number[][],
  groups: readonly number[][],
  { page, looks }: Compared,
): number[] | undefined {
  const headOf = ([head]: readonly number[]) => (head === undefined ? undefined : page[head]);
  const ofAuthor = peers.find((group) => {
    const head = headOf(group);
    return head !== undefined && (isAlike(head, asset) || looks(head.id, asset.id) >= SERIES_OF_ONE);
  });
  if (ofAuthor !== undefined) return ofAuthor;
  return groups.find((group) => {
    const head = headOf(group);
    return head?.type === asset.type && looks(head.id, asset.id) >= SERIES_OF_ANY;
  });
}

/** The groups an asset may belong to: works of different authors are folded into one by their looks alone. */
function groupsOf(byAuthor: Map<string, number[][]>, { author, type }: Asset): number[][] {
  if (author.id === null && author.name === '') return [];
  const key = `${type} ${author.id ?? ''} ${author.name}`;
  const known = byAuthor.get(key) ?? [];
  byAuthor.set(key, known);
  return known;
}

/** Where a shown position went when its page was arranged anew: to the same asset, or to the nearest before it. */
export function relocate(before: Pages, after: Pages, position: number): number {
  const page = Math.floor(position / PAGE_SIZE);
  const [was, now] = [before.get(page), after.get(page)];
  if (was === undefined || now === undefined || was === now) return position;
  const places = new Map(now.map(({ id }, item) => [id, item]));
  for (let item = Math.min(position % PAGE_SIZE, was.length - 1); item >= 0; item--) {
    const found = places.get(was[item]?.id ?? (0 as AssetId));
    if (found !== undefined) return page * PAGE_SIZE + found;
  }
  return page * PAGE_SIZE;
}
