import { all, boxAt, boxesIn } from './boxes.ts';
import type { Box, Source } from './boxes.ts';
import { LIMITS } from './limits.ts';
import { printOfPreviews } from './previews.ts';
import type { Content, Extent } from './report.ts';
import { measureWebm } from './webm.ts';
import { readXmp } from './xmp.ts';
import { kindOf } from '../../platform/file-kinds/index.ts';
import { attempt } from '../../platform/failures/index.ts';

/** What Adobe's programs mark their metadata with. */
const XMP_UUID = 'be7acfcb97a942e89c71999491e3afac';
/** Type and language of a value stand before it. Bytes. */
const VALUE_HEAD = 8;

/** What an MP4 or QuickTime film tells beside its pictures, which the app does not decode: metadata and a cover. */
export async function readFilm(source: Source): Promise<Pick<Content, 'marks' | 'print'>> {
  return attempt(
    async () => {
      const { marks, covers } = await factsOf(source);
      return { marks, print: await printOfPreviews(covers) };
    },
    { marks: [], print: null },
  );
}

/** The still pictures that a film carries of itself: its cover, and the previews of its metadata. */
export async function coversOf(source: Source): Promise<readonly Buffer[]> {
  return (await factsOf(source)).covers;
}

async function factsOf(
  source: Source,
): Promise<{ readonly marks: readonly string[]; readonly covers: readonly Buffer[] }> {
  const packet = await packetOf(source);
  const facts = packet === null ? null : await attempt(() => readXmp(packet), null);
  const cover = await boxAt(source, all(source), ['moov', 'udta', 'meta', 'ilst', 'covr', 'data']);
  const previews = facts?.previews ?? [];
  const image = cover && (await bytesOf(source, { ...cover, from: cover.from + VALUE_HEAD }));
  return { marks: facts?.marks ?? [], covers: image === null ? previews : [image, ...previews] };
}

async function packetOf(source: Source): Promise<Buffer | null> {
  const own = await boxAt(source, all(source), ['moov', 'udta', 'XMP_']);
  if (own !== null) return bytesOf(source, own);
  for await (const { from, to } of boxesIn(source, all(source), 'uuid')) {
    if ((await source.read(from, 16)).toString('hex') === XMP_UUID) {
      return bytesOf(source, { from: from + 16, to });
    }
  }
  return null;
}

async function bytesOf(source: Source, { from, to }: Box): Promise<Buffer | null> {
  return to > from && to - from <= LIMITS.xmpBytes ? source.read(from, to - from) : null;
}

/** Size of the first track that has one: `moov`, `trak`, `tkhd` (ISO 14496-12, 8.3.2). */
export async function measureFilm(source: Source): Promise<readonly Extent[] | null> {
  if (kindOf(await source.read(0, 4)) === 'webm') return measureWebm(source);
  for await (const moov of boxesIn(source, all(source), 'moov')) {
    for await (const track of boxesIn(source, moov, 'trak')) {
      for await (const { from, to } of boxesIn(source, track, 'tkhd')) {
        if (to - from < 8) continue;
        // Width and height are its last two numbers, 16.16 fixed point.
        const tail = await source.read(to - 8, 8);
        if (tail.length < 8) continue;
        const size = { width: tail.readUInt32BE(0) / 65_536, height: tail.readUInt32BE(4) / 65_536 };
        if (size.width > 0 && size.height > 0) return [size];
      }
    }
  }
  return null;
}
