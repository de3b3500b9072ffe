import { open } from 'node:fs/promises';
import path from 'node:path';
import { sourceOfBytes, withSource } from './boxes.ts';
import type { Source } from './boxes.ts';
import { readContainer } from './container.ts';
import { contentOfFile, UNTOLD, withReading } from './content.ts';
import { addressesInCss } from './css.ts';
import { startOf } from './encoding.ts';
import { previewOf } from './eps.ts';
import { formatOf, HEAD_BYTES, holdsNoPicture, isLayout, isPromised } from './formats.ts';
import type { Format } from './formats.ts';
import { piecesOf, unpacked, withHead } from './gzip.ts';
import { readHtml } from './html.ts';
import { readIdml } from './idml.ts';
import { documentOf } from './indesign.ts';
import { closedKind } from './kinds.ts';
import { Budget, LIMITS, LimitError } from './limits.ts';
import { readOffice } from './office.ts';
import { readOpenDocument } from './open-document.ts';
import { readCompound } from './ole.ts';
import { idmlBeside } from './package.ts';
import { readPdf } from './pdf.ts';
import { readPhotoshop } from './psd.ts';
import { printOfPreviews, printOfSvg } from './previews.ts';
import { readProject } from './projects.ts';
import type { FileReport, Reading } from './report.ts';
import { readSvg } from './svg.ts';
import { Uses } from './uses.ts';
import { readXmpFile, scanXmp } from './xmp.ts';
import type { ScannedXmp } from './xmp.ts';
import { openArchive } from './zip.ts';

/** Everything one file tells. Never throws for what is wrong with the file. */
export async function inspect(file: string): Promise<FileReport> {
  const uses = new Uses({ budget: new Budget(), descend });
  let content: FileReport['content'] = null;
  let format: Format = 'other';
  let known = true;
  try {
    const { head, bytes } = await headOf(file);
    format = formatOf(head, path.basename(file));
    known = format !== 'other' || holdsNoPicture(head, file);
    content = await contentOfFile(file, format, bytes);
    if (format === 'other' && isPromised(file)) {
      uses.problem('unreadable', 'It is damaged, or not what its name says.');
    }
    const reading = await readLayoutFile(file, format, head, uses);
    content = await withReading(content, reading, uses.found.length);
  } catch (error) {
    uses.caught(error);
  }
  return { content, layout: isLayout(format), known, uses: uses.found, problems: uses.problems };
}

async function headOf(file: string): Promise<{ readonly head: Buffer; readonly bytes: number }> {
  const handle = await open(file, 'r');
  try {
    const facts = await handle.stat();
    if (!facts.isFile()) throw new LimitError('unreadable', 'It is not a file.');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { head: buffer.subarray(0, bytesRead), bytes: facts.size };
  } finally {
    await handle.close();
  }
}

/** Returns what the layout's own metadata says. */
async function readLayoutFile(file: string, format: Format, head: Buffer, uses: Uses): Promise<Reading> {
  if (!isLayout(format)) return UNTOLD;
  return withSource(file, async (source) =>
    readSource(source, format, head, path.basename(file), uses, await idmlBeside(file)),
  );
}

/** The same of a file that lies on disk or in another one. Archives and projects need not fit into memory. */
async function readSource(
  source: Source,
  format: Format,
  head: Buffer,
  name: string,
  uses: Uses,
  idml: string | null = null,
): Promise<Reading> {
  switch (format) {
    case 'closed':
      return readClosed(head, name, uses);
    case 'zip':
      return readZip(source, name, uses);
    case 'project':
      await readProject(piecesOf(source), startOf(head), uses);
      return UNTOLD;
    case 'compound':
      await readCompound(source, uses);
      return UNTOLD;
    case 'packed':
      return readPacked(source, name, uses);
    default:
      if (source.size > LIMITS.wholeBytes) {
        throw new LimitError('limit', 'It is larger than 512 MB, so it was not looked into.');
      }
      return readWhole(await source.read(0, source.size), format, uses, idml);
  }
}

async function readWhole(bytes: Buffer, format: Format, uses: Uses, idml: string | null): Promise<Reading> {
  switch (format) {
    case 'psd':
      return readPhotoshop(bytes, uses);
    case 'pdf':
      return readPdf(bytes, uses);
    case 'svg':
      await readSvg(bytes, uses);
      return { marks: (await scanXmp(bytes)).marks, look: () => printOfSvg(bytes) };
    case 'html':
      await readHtml(bytes, uses);
      return UNTOLD;
    case 'css':
      for (const address of addressesInCss(bytes.toString())) await uses.placed(address);
      return UNTOLD;
    default: {
      // InDesign's own format is closed, but it lists what is placed in its XMP; so do EPS and sidecars.
      const { marks, links, packets, damaged, previews } = await listOf(bytes, format, uses);
      for (const link of links) uses.linked(link);
      if (damaged) uses.problem('unreadable', 'It is damaged: its list of placed files cannot be read.');
      else if (packets === 0 && format !== 'postscript' && idml === null) {
        uses.problem('unreadable', 'It does not say what it places. Save it as IDML and check that.');
      }
      const screen = format === 'postscript' ? previewOf(bytes) : null;
      return { marks, look: () => printOfPreviews(screen === null ? previews : [screen, ...previews]) };
    }
  }
}

async function listOf(bytes: Buffer, format: Format, uses: Uses): Promise<ScannedXmp> {
  if (format === 'xmp') return readXmpFile(bytes);
  const { packet, cut } = format === 'indesign' ? documentOf(bytes) : { packet: null, cut: false };
  if (cut) uses.problem('unreadable', 'It is cut off: its end is missing.');
  return scanXmp(packet ?? bytes);
}

function readClosed(head: Buffer, name: string, uses: Uses): Reading {
  const kind = closedKind(head, name) ?? 'a document in XML of its own kind';
  uses.problem('unreadable', `It is ${kind}, which is not looked into.`);
  return UNTOLD;
}

async function readZip(source: Source, name: string, uses: Uses): Promise<Reading> {
  const archive = await openArchive(source, uses.budget);
  if (archive.doubled) uses.problem('unsafe', 'It holds two parts of one name, of which one was read.');
  if (archive.has('designmap.xml')) await readIdml(archive, uses);
  else if (archive.names.some((each) => each.toLowerCase() === '[content_types].xml'))
    await readOffice(archive, uses);
  else if (archive.has('content.xml') && archive.has('META-INF/manifest.xml'))
    await readOpenDocument(archive, uses);
  else await readContainer(archive, name, uses);
  return UNTOLD;
}

/** One file in gzip: a drawing, or a project of Premiere or Scribus. */
async function readPacked(source: Source, name: string, uses: Uses): Promise<Reading> {
  const inner = name.replace(/\.svgz$/i, '.svg').replace(/\.gz$/i, '');
  const { head, pieces } = await withHead(unpacked(source, uses.budget));
  const format = formatOf(head, inner);
  if (format === 'project') {
    await readProject(pieces, startOf(head), uses);
    return UNTOLD;
  }
  if (format !== 'svg') return readClosed(head, closedKind(head, name) === null ? 'packed.gz' : name, uses);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > LIMITS.partBytes)
      throw new LimitError('limit', 'It unpacks to more than 256 MB, so it was not read.');
    chunks.push(piece);
  }
  return readWhole(Buffer.concat(chunks), format, uses, null);
}

async function descend(bytes: Buffer, name: string, into: Uses): Promise<Reading> {
  const head = bytes.subarray(0, HEAD_BYTES);
  return readSource(sourceOfBytes(bytes), formatOf(head, name), head, name, into);
}
