import type { Job } from '../job.ts';
import type { Part } from './part.ts';
import { hashFile } from './verify.ts';

/**
 * How much of a part a crash has left for sure: what had been synced, or all that had been written where it is still
 * there, byte for byte; that is synced now.
 */
export async function sureBytes(
  { file, size }: Part,
  job: Pick<Job, 'durableBytes' | 'writtenBytes' | 'writtenSha256'>,
  signal: AbortSignal,
): Promise<number> {
  const { durableBytes, writtenBytes, writtenSha256 } = job;
  if (writtenSha256 === null || writtenBytes <= durableBytes || size < writtenBytes) return durableBytes;
  const hashes = await hashFile(file, writtenBytes, ['sha256'], signal);
  if (hashes.get('sha256') !== writtenSha256) return durableBytes;
  await file.datasync();
  return writtenBytes;
}
