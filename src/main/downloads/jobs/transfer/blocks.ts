/** What gathers before it is written, and is hashed at a time: fits into a processor's cache. */
export const BLOCK_BYTES = 256 * 1024;
/** Blocks that wait for their next use; more than that are left to the collector. */
const MAX_SPARE = 64;

const spare: Buffer[] = [];

/** Memory for one block. It is its holder's until it is given back; what it holds is anything. */
export function takeBlock(): Buffer {
  return spare.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
}

/** Only blocks that are neither read nor written any more. */
export function giveBack(blocks: readonly Buffer[]): void {
  for (const block of blocks) if (spare.length < MAX_SPARE) spare.push(block);
}
