import { StockroomError } from '../../../shared/model/failure.ts';
import { MAX_NAME_BYTES, SHORTER_NAME_BYTES } from '../../../shared/model/file-name.ts';
import type { AttemptContext } from './context.ts';
import type { Arrival } from './exchange.ts';
import type { Job } from './job.ts';
import { pathFor } from './naming.ts';
import { errorCode } from './transfer/failures.ts';
import { place } from './transfer/finalise.ts';
import { judgeType, SNIFF_BYTES } from './transfer/kinds.ts';
import type { Part } from './transfer/part.ts';
import { hashFile, parseDigest, readFully } from './transfer/verify.ts';

type FinishContext = Pick<
  AttemptContext,
  'effects' | 'apply' | 'saved' | 'complete' | 'syncFolder' | 'naming' | 'rightAt' | 'alone'
>;

/**
 * From a part that holds every byte to the finished file. The order is the promise: the bytes are on the disk,
 * then verified, then named, then the name is on the disk, then the row says so.
 */
export async function finish(
  part: Part,
  arrival: Arrival,
  ctx: FinishContext,
  signal: AbortSignal,
): Promise<void> {
  const { bytes } = arrival;
  await part.file.sync();
  const { size } = await part.file.stat();
  if (size !== bytes) {
    // Another program has been at the part.
    ctx.apply({ kind: 'restart' });
    throw new StockroomError('file.incomplete');
  }
  const job = ctx.apply({ kind: 'arrived', bytes });
  const verified = await verify(job, part, arrival, ctx, signal);
  // Windows renames no file that is open.
  await part.file.close();
  const named = async (maxBytes: number): Promise<void> => {
    let placed: Job | null = null;
    await place({
      partPath: part.path,
      folder: job.folder,
      name: nameOf(job, verified.extension, ctx, maxBytes),
      effects: ctx.effects,
      onTaken: (target) => onTaken(job, target, ctx),
      syncFolder: ctx.syncFolder,
      claim: async (targetPath) => {
        placed = ctx.apply({ kind: 'verified', sha256: verified.sha256, targetPath });
        await ctx.saved();
      },
    });
    if (placed !== null) await ctx.complete(placed);
  };
  const name = async (): Promise<void> => {
    for (const maxBytes of [MAX_NAME_BYTES, ...SHORTER_NAME_BYTES]) {
      try {
        return await named(maxBytes);
      } catch (error) {
        // The folder takes shorter names: the title gives way.
        if (errorCode(error) !== 'ENAMETOOLONG' || maxBytes === SHORTER_NAME_BYTES.at(-1)) throw error;
      }
    }
  };
  await ctx.alone(job.assetId, name, signal);
}

function nameOf(job: Job, extension: string, { naming }: FinishContext, maxBytes: number): string {
  return pathFor(
    {
      jobId: job.id,
      id: job.assetId,
      title: job.described ? job.title : '',
      author: job.author,
      right: job.right,
      option: job.option,
      extension,
      createdAt: job.createdAt,
    },
    naming,
    maxBytes,
  );
}

async function verify(
  job: Job,
  part: Part,
  { hash, extension }: Arrival,
  ctx: FinishContext,
  signal: AbortSignal,
): Promise<{ readonly sha256: string; readonly extension: string }> {
  const digest = job.digest === null ? null : parseDigest(job.digest);
  const wanted = new Set([
    ...(hash === null ? ['sha256'] : []),
    ...(digest === null || digest.algorithm === 'sha256' ? [] : [digest.algorithm]),
  ]);
  const hashes =
    wanted.size === 0
      ? new Map<string, string>()
      : await hashFile(part.file, job.durableBytes, [...wanted], signal);
  const sha256 = hash?.digest('hex') ?? hashes.get('sha256') ?? '';
  const found =
    digest === null ? null : digest.algorithm === 'sha256' ? sha256 : hashes.get(digest.algorithm);
  if (digest !== null && digest.hex !== found) {
    ctx.apply({ kind: 'restart' });
    throw new StockroomError('file.changed', {
      message: 'The file does not match the checksum that the server gave for it.',
    });
  }
  return { sha256, extension: extension ?? (await extensionOf(job, part, ctx)) };
}

function onTaken(job: Job, target: string, { naming, rightAt }: FinishContext): 'number' | 'replace' {
  const there = rightAt(target);
  // A comp and a paid file never contend for a name, whatever the rule, also where comps bear no mark.
  if (there !== null && there !== job.right) return 'number';
  switch (naming.collision()) {
    case 'number':
      return 'number';
    case 'replace':
      return there === job.right ? 'replace' : 'number';
    case 'skip':
      throw new StockroomError('invalid', {
        message: 'A file with this name is there already.',
        action: 'Rename it, or choose another rule for names that are taken.',
      });
  }
}

/** Of a part whose first bytes came earlier: they are looked at again where they stand. */
async function extensionOf(job: Job, { file }: Part, ctx: FinishContext): Promise<string> {
  const length = Math.min(SNIFF_BYTES, job.durableBytes);
  const type = judgeType({
    head: await readFully(file, Buffer.alloc(SNIFF_BYTES), length, 0),
    contentType: job.contentType ?? '',
    type: job.described ? job.type : null,
  });
  if (type.kind === 'fits') return type.extension;
  ctx.apply({ kind: 'restart' });
  throw new StockroomError(type.kind === 'page' ? 'portal' : 'file.wrong-type');
}
