import type { Events } from '../../platform/log/index.ts';
import type { MoveContext } from './context.ts';
import { moveUnderWay } from './rows.ts';

type MoveEvent = Extract<keyof Events, `move.${string}`>;
type Step = MoveEvent extends `move.${infer Name}` ? Name : never;

/** Writes a line about the move that is under way, with its ID and the time since it began. */
export function noteMove(
  { store, events, now }: Pick<MoveContext, 'store' | 'events' | 'now'>,
  step: Step,
  facts: Omit<Events[MoveEvent], 'move' | 'ms'> = {},
): void {
  const row = moveUnderWay(store);
  const began = row?.began_at ?? null;
  events.note(`move.${step}`, {
    ...(row?.move == null ? {} : { move: row.move }),
    ...facts,
    ...(began === null ? {} : { ms: Math.max(0, now() - began) }),
  });
}
