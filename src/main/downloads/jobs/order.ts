import type { JobId } from '../../../shared/model/ids.ts';

/** Priority of jobs that a user moved to the front. */
const FIRST = 2;

/** Where a job stands in the queue: the higher priority goes first, then the lower position. */
export interface Place {
  readonly id: JobId;
  readonly priority: number;
  readonly position: number;
}

/** Before all others, one place up or down, behind all others. */
export type Move = 'first' | 'up' | 'down' | 'last';

/**
 * The new places of those that stand elsewhere once the chosen ones are moved. `queue` is in order; the chosen keep
 * their order among themselves. `lastPosition` is as high as the highest one given so far.
 */
export function moved(
  queue: readonly Place[],
  chosen: ReadonlySet<JobId>,
  move: Move,
  lastPosition: number,
): readonly Place[] {
  const ours = queue.filter(({ id }) => chosen.has(id));
  switch (move) {
    case 'first': {
      const front = queue.reduce((least, { position }) => Math.min(least, position), 0) - ours.length;
      return ours.map(({ id }, index) => ({ id, priority: FIRST, position: front + index }));
    }
    case 'last': {
      const priority = queue.at(-1)?.priority ?? 0;
      return ours.map(({ id }, index) => ({ id, priority, position: lastPosition + 1 + index }));
    }
    case 'up':
      return swapped(queue, chosen);
    case 'down':
      return swapped(queue.toReversed(), chosen);
  }
}

/** Each chosen one changes places with the one before it, unless that is chosen too: blocks move as one. */
function swapped(queue: readonly Place[], chosen: ReadonlySet<JobId>): readonly Place[] {
  const order = queue.map(({ id }) => id);
  for (let index = 1; index < order.length; index += 1) {
    const [before, here] = [order[index - 1], order[index]];
    if (before === undefined || here === undefined || !chosen.has(here) || chosen.has(before)) continue;
    order[index - 1] = here;
    order[index] = before;
  }
  return queue.flatMap(({ id, priority, position }, index) => {
    const now = order[index];
    return now === undefined || now === id ? [] : [{ id: now, priority, position }];
  });
}
