import type { Hash } from 'node:crypto';
import { StockroomError } from '../../../../shared/model/failure.ts';
import type { Effects } from '../effects.ts';
import type { Written } from '../job.ts';
import type { OpenFile } from '../filesystem.ts';
import type { Throttle } from '../throttle.ts';
import { diskFailure } from './failures.ts';
import { SNIFF_BYTES } from './kinds.ts';
import type { Answer } from '../http/incoming.ts';
import { watchStall } from './stall.ts';
import { PartWriter } from './writer.ts';
import { heardElsewhere, overlooked } from '../../../platform/failures/index.ts';

export interface ReceiveOptions {
  readonly answer: Answer;
  readonly file: OpenFile;
  /** Where the first new byte goes. */
  readonly from: number;
  /** Bytes of the part that the body has to begin with. */
  readonly overlap: Buffer;
  /** The body may not go beyond it. */
  readonly total: number | null;
  readonly hash: Hash | null;
  readonly effects: Pick<Effects, 'after' | 'monotonic'>;
  readonly throttle: Throttle;
  /** Looks at the first bytes of the file before any is written; throws to refuse. Only called from byte 0. */
  readonly inspect: (head: Buffer) => void;
  /** The answer has proved to belong to the part: called once, before the first byte is written. */
  readonly onProven: () => void;
  readonly onWritten: (position: number) => void;
  readonly onDurable: (position: number) => void;
  /** So much is written and hashes to this; `null` where a sync has failed, and nothing said before counts. */
  readonly onHashed: (written: Written | null) => void;
}

/** Takes a body into the part. Resolves with the bytes the part has then; on failure what came in is kept. */
export async function receive(options: ReceiveOptions): Promise<number> {
  const { answer, overlap, total, inspect, onProven } = options;
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(heardElsewhere);
  let failure: { readonly error: unknown } | null = null;
  const fail = (error: unknown) => {
    // The first one is the reason; giving up on the answer makes others.
    failure ??= { error };
    broken.reject(error);
    answer.discard();
  };

  const writer = new PartWriter({
    ...options,
    position: options.from,
    onDrain: () => {
      if (!held) answer.resume();
    },
    onError: (error) => fail(diskFailure(error)),
  });
  let compared = 0;
  let proven = false;
  let held = false;
  let stopHolding = () => {};
  let head: Buffer | null = options.from === 0 ? Buffer.alloc(0) : null;

  const prove = () => {
    if (proven) return;
    proven = true;
    onProven();
  };

  /** What is left of a chunk once it has been held against the overlap. */
  const compare = (chunk: Buffer): Buffer => {
    const part = chunk.subarray(0, overlap.length - compared);
    if (!part.equals(overlap.subarray(compared, compared + part.length)))
      throw new StockroomError('file.changed');
    compared += part.length;
    return chunk.subarray(part.length);
  };

  const accept = (chunk: Buffer): boolean => {
    if (chunk.length === 0) return true;
    if (total !== null && writer.end + chunk.length > total) {
      throw new StockroomError('protocol', { message: 'The file server sent more than it announced.' });
    }
    prove();
    const room = writer.write(chunk);
    hold(options.throttle.take(chunk.length));
    return room && !held;
  };

  /** The limit on bandwidth: nothing is taken for so long. */
  const hold = (ms: number) => {
    stopHolding();
    held = ms > 0;
    if (held) stopHolding = options.effects.after(ms, letGo);
  };
  const letGo = () => {
    hold(options.throttle.take(0));
    if (!held && !writer.full) answer.resume();
  };

  const take = (chunk: Buffer): boolean => {
    const fresh = compared < overlap.length ? compare(chunk) : chunk;
    if (head === null) return accept(fresh);
    head = head.length === 0 && fresh.length >= SNIFF_BYTES ? fresh : Buffer.concat([head, fresh]);
    if (head.length < SNIFF_BYTES) return true;
    return release(head);
  };

  const release = (start: Buffer): boolean => {
    head = null;
    inspect(start);
    return accept(start);
  };

  const stopWatching = watchStall({
    effects: options.effects,
    written: () => writer.position,
    heldBack: () => writer.full || writer.slow || held,
    onStall: fail,
  });
  try {
    const body = answer.body((chunk) => {
      try {
        return take(chunk);
      } catch (error) {
        fail(error);
        return false;
      }
    });
    await Promise.race([body, broken.promise]);
    if (head !== null) release(head);
    if (compared < overlap.length) throw new StockroomError('file.incomplete');
    prove();
    await flushed(writer);
    // Short of the whole: another request goes on from here.
    if (writer.position !== total) await writer.checkpoint();
    return writer.position;
  } catch (error) {
    answer.discard();
    await keep(writer, proven);
    throw reason(failure, error);
  } finally {
    stopHolding();
    stopWatching();
  }
}

function reason(failure: { readonly error: unknown } | null, error: unknown): unknown {
  return failure === null ? error : failure.error;
}

async function flushed(writer: PartWriter): Promise<void> {
  try {
    await writer.flushed();
  } catch (error) {
    throw diskFailure(error);
  }
}

/** After a failure: what was written counts from here on. The disk's own failure is known already. */
async function keep(writer: PartWriter, proven: boolean): Promise<void> {
  if (proven) await writer.checkpoint().catch(overlooked('downloads.checkpoint'));
}
