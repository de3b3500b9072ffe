import { StockroomError } from '../../../../shared/model/failure.ts';
import type { Effects } from '../effects.ts';
import { STALL } from '../policy.ts';

const LOOK_EVERY = 1000;
/** Less than this in half a minute is a stall too: a server that drips holds its place for days. */
const MIN_BYTES = 16 * 1024;

/**
 * Ends a transfer whose bytes stop reaching the disk. Time in which we hold the server back ourselves, because
 * the disk is slow, does not count. Returns the way to stop watching.
 */
export function watchStall(options: {
  readonly effects: Pick<Effects, 'after' | 'monotonic'>;
  readonly written: () => number;
  readonly heldBack: () => boolean;
  readonly onStall: (error: StockroomError) => void;
}): () => void {
  const { effects, written, heldBack, onStall } = options;
  let mark = { at: effects.monotonic(), bytes: written() };
  let cancel = effects.after(LOOK_EVERY, look);

  function look(): void {
    const now = effects.monotonic();
    const bytes = written();
    if (heldBack() || bytes - mark.bytes >= MIN_BYTES) mark = { at: now, bytes };
    if (now - mark.at >= STALL) {
      onStall(new StockroomError('timeout', { message: 'The file server stopped sending.' }));
      return;
    }
    cancel = effects.after(LOOK_EVERY, look);
  }

  return () => cancel();
}
