import type { Finder, Finding } from '../../state/finder.ts';
import { rank } from './rank.ts';

/** What one finder has for what was typed, the best first. */
export interface Group {
  readonly title: string;
  readonly items: readonly Finding[];
}

/** Rows of a group once something is typed: six groups fit a small window. */
const MOST = 6;

/**
 * Puts what the finders have into groups, the group with the best match first.
 *
 * `known` and `told` answer for one finder what the page has and what the main process told.
 */
export function groupsFor(
  finders: readonly Finder[],
  typed: string,
  known: (finder: Finder) => readonly Finding[],
  told: (finder: Finder) => readonly Finding[],
): readonly Group[] {
  const isIdle = typed.trim() === '';
  return finders
    .map((finder) => {
      if (isIdle) {
        const items = known(finder).slice(0, finder.idle ?? 0);
        return { title: finder.title, order: finder.order, best: 0, items };
      }
      if (finder.always) return { title: finder.title, order: finder.order, best: -1, items: known(finder) };
      const ranked = known(finder)
        .flatMap((item) => {
          const score = rank(typed, item);
          return score === null ? [] : [{ item, score }];
        })
        .toSorted((one, other) => other.score - one.score);
      // What the main process matched may be found by words that the page does not know.
      const others = told(finder).map((item) => ({ item, score: rank(typed, item) ?? 0 }));
      const all = [...ranked, ...others];
      const best = Math.max(...all.map(({ score }) => score));
      return {
        title: finder.title,
        order: finder.order,
        best,
        items: all.slice(0, MOST).map(({ item }) => item),
      };
    })
    .filter(({ items }) => items.length > 0)
    .toSorted((one, other) => other.best - one.best || one.order - other.order);
}
