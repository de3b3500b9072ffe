import type { CatalogueAsset } from './asset.ts';
import { AUTHOR_COUNT, authorIndexOfId, authorIndexOfName } from './authors.ts';
import { assetAt, assetById, authorIndex } from './decode.ts';
import { SHOOT_COUNT } from './ids.ts';
import type { Place } from './ids.ts';
import { filtered } from './match.ts';
import type { Motif } from './motifs.ts';
import { salesRank, shootOfTurn } from './orders.ts';
import { hash } from './random.ts';
import type { CatalogueQuery } from './query.ts';
import { mentionsAny, relevance, understood } from './relevance.ts';
import { stems } from './words.ts';

/** What a search found: how many, and any page of it by arithmetic alone. */
export interface CatalogueResults {
  readonly count: number;
  page(offset: number, limit: number): readonly CatalogueAsset[];
}

/** A list too long to hold: only `at` knows what stands where. */
interface Places {
  readonly count: number;
  at(position: number): Place;
}

const NOTHING: Places = { count: 0, at: () => ({ shoot: 0, rank: 0 }) };

export function searchCatalogue(query: CatalogueQuery): CatalogueResults {
  const byId = assetNamed(query.text ?? '');
  if (byId !== null) return { count: 1, page: (offset, limit) => (offset === 0 && limit > 0 ? [byId] : []) };
  const places = found(query);
  return { count: places.count, page: (offset, limit) => assetsOf(places, offset, limit) };
}

/** Latest searches, so that turning pages costs no second search. */
const REMEMBERED = 12;
const latest = new Map<string, Places>();

function found(query: CatalogueQuery): Places {
  const key = JSON.stringify(query);
  const places = latest.get(key) ?? find(query);
  latest.delete(key);
  latest.set(key, places);
  const [oldest] = latest.keys();
  if (latest.size > REMEMBERED && oldest !== undefined) latest.delete(oldest);
  return places;
}

function assetsOf(places: Places, offset: number, limit: number): CatalogueAsset[] {
  const end = Math.min(places.count, offset + limit);
  const length = Math.max(0, end - Math.max(0, offset));
  return Array.from({ length }, (_, index) => assetAt(places.at(offset + index)));
}

/** An item ID as the phrase finds that item. */
function assetNamed(text: string): CatalogueAsset | null {
  return /^\s*\d{5,12}\s*$/.test(text) ? assetById(Number(text)) : null;
}

interface Scored {
  readonly motif: Motif;
  readonly score: number;
}

function find(query: CatalogueQuery): Places {
  const words = understood(query.text ?? '', query.correct !== false);
  if (words === null) return NOTHING;
  const excluded = (query.excludeWords ?? []).flatMap(stems);
  const scored = filtered(query)
    .filter((motif) => excluded.length === 0 || !mentionsAny(motif, excluded))
    .map((motif) => ({ motif, score: words.length === 0 ? 1 : relevance(motif, words) }))
    .filter(({ score }) => score > 0);
  const sort = query.sort ?? 'best-sales';
  if (query.authorId === undefined && query.authorName === undefined) return ordered(scored, sort);
  const author =
    query.authorId === undefined
      ? authorIndexOfName(query.authorName ?? '')
      : authorIndexOfId(query.authorId);
  return author === null ? NOTHING : worksOf(author, scored, sort);
}

type Order = NonNullable<CatalogueQuery['sort']>;

function ordered(scored: readonly Scored[], sort: Order): Places {
  const byRank = scored.map(({ motif }) => motif);
  const count = byRank.length * SHOOT_COUNT;
  if (count === 0) return NOTHING;
  switch (sort) {
    case 'best-match':
      return byRelevance(scored);
    case 'best-sales':
      return { count, at: (position) => byTurn(byRank, position) };
    case 'undiscovered':
      return { count, at: (position) => byTurn(byRank, count - 1 - position) };
    case 'newest':
      return { count, at: (position) => byDate(byRank, count - 1 - position) };
  }
}

function byTurn(list: readonly Motif[], position: number): Place {
  const motif = nth(list, position % list.length);
  return { shoot: shootOfTurn(motif, Math.floor(position / list.length)), rank: motif.rank };
}

function byDate(list: readonly Motif[], position: number): Place {
  return { shoot: Math.floor(position / list.length), rank: nth(list, position % list.length).rank };
}

/** Better scores first; within one score a varied order, and another shoot each time the motif comes round. */
function byRelevance(scored: readonly Scored[]): Places {
  const tiers = [...Map.groupBy(scored, ({ score }) => score).entries()]
    .sort(([a], [b]) => b - a)
    .map(([, members]) => varied(members.map(({ motif }) => motif)));
  const count = scored.length * SHOOT_COUNT;
  return {
    count,
    at: (position) => {
      let rest = position;
      for (const tier of tiers) {
        const size = tier.length * SHOOT_COUNT;
        if (rest < size) return byTurn(tier, rest);
        rest -= size;
      }
      throw new RangeError(`Position ${position} is past the end`);
    },
  };
}

/** First one motif of every shot and light, then the second one, and so on; shuffled within a round. */
function varied(list: readonly Motif[]): Motif[] {
  return [...list].sort(
    (a, b) => a.round - b.round || hash(a.rank, 31) - hash(b.rank, 31) || a.rank - b.rank,
  );
}

interface Work {
  readonly place: Place;
  readonly sales: number;
  readonly score: number;
}

const AMONG_WORKS: Readonly<Record<Order, (a: Work, b: Work) => number>> = {
  'best-match': (a, b) => b.score - a.score || a.sales - b.sales,
  'best-sales': (a, b) => a.sales - b.sales,
  undiscovered: (a, b) => b.sales - a.sales,
  newest: (a, b) => b.place.shoot - a.place.shoot || b.place.rank - a.place.rank,
};

/** One author's work is small enough to be listed: a few shoots of each motif. */
function worksOf(author: number, scored: readonly Scored[], sort: Order): Places {
  const works: Work[] = scored.flatMap(({ motif, score }) => {
    const first = (((author - authorIndex(motif, 0)) % AUTHOR_COUNT) + AUTHOR_COUNT) % AUTHOR_COUNT;
    return Array.from({ length: SHOOT_COUNT / AUTHOR_COUNT }, (_, index) => {
      const shoot = first + index * AUTHOR_COUNT;
      return { place: { shoot, rank: motif.rank }, sales: salesRank(motif, shoot), score };
    });
  });
  works.sort(AMONG_WORKS[sort]);
  return { count: works.length, at: (position) => nth(works, position).place };
}

function nth<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`Nothing at ${index}`);
  return item;
}
