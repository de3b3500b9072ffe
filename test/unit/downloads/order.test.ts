import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved } from '../../../src/main/downloads/jobs/order.ts';
import type { Move, Place } from '../../../src/main/downloads/jobs/order.ts';
import type { JobId } from '../../../src/shared/model/ids.ts';

const inOrder = (one: Place, other: Place) => other.priority - one.priority || one.position - other.position;

/** A queue of `a`, `b`, `c` …, where capital letters are chosen, and how it stands after the move. */
function standing(queue: string, move: Move, priorities = (_index: number): number => 0): string {
  const places = [...queue].map((name, index) => ({
    id: name as JobId,
    priority: priorities(index),
    position: index + 1,
  }));
  const chosen = new Set(places.map(({ id }) => id).filter((id) => id === id.toUpperCase()));
  const changed = new Map(moved(places, chosen, move, queue.length).map((place) => [place.id, place]));
  return places
    .map((place) => changed.get(place.id) ?? place)
    .sort(inOrder)
    .map(({ id }) => id)
    .join('');
}

describe('the order of the queue', () => {
  it.each([
    ['abCd', 'up', 'aCbd'],
    ['abCDe', 'up', 'aCDbe'],
    ['Abc', 'up', 'Abc'],
    ['ABc', 'up', 'ABc'],
    ['aBcD', 'up', 'BaDc'],
    ['aBcd', 'down', 'acBd'],
    ['aBCd', 'down', 'adBC'],
    ['abC', 'down', 'abC'],
    ['aBcDe', 'first', 'BDace'],
    ['aBcDe', 'last', 'aceBD'],
  ] as const)('%s, %s: %s', (queue, move, expected) => {
    expect(standing(queue, move)).toBe(expected);
    // The same where what is asked for stands before and after a border between priorities.
    expect(standing(queue, move, (index) => (index < 2 ? 1 : 0))).toBe(expected);
  });

  it('keeps every job, the order of the chosen and that of the others', () => {
    const letters = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), { maxLength: 12 });
    fc.assert(
      fc.property(
        letters,
        fc.infiniteStream(fc.boolean()),
        fc.constantFrom('first', 'up', 'down', 'last' as const),
        (names, chosen, move) => {
          const queue = names.map((name) => (chosen.next().value === true ? name.toUpperCase() : name));
          const order = standing(queue.join(''), move);
          const of = (text: string, wanted: (name: string) => boolean) => [...text].filter(wanted).join('');
          for (const part of [
            (name: string) => name === name.toUpperCase(),
            (name: string) => name !== name.toUpperCase(),
          ]) {
            expect(of(order, part)).toBe(of(queue.join(''), part));
          }
        },
      ),
    );
  });
});
