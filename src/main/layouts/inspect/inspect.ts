import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { contentOfFile, UNTOLD, withReading } from './content.ts';
import { previewOf } from './eps.ts';
import { formatOf, HEAD_BYTES, isLayout, isNamedAsLayout } from './formats.ts';
import type { Format } from './formats.ts';
import { readIdml } from './idml.ts';
import { Budget, LIMITS, LimitError } from './limits.ts';
import { readOffice } from './office.ts';
import { idmlBeside } from './package.ts';
import { readPdf } from './pdf.ts';
import { readPremiere } from './premiere.ts';
import { readPhotoshop } from './psd.ts';
import { printOfPreviews, printOfSvg } from './previews.ts';
import type { FileReport, Reading } from './report.ts';
import { readSvg } from './svg.ts';
import { Uses } from './uses.ts';
import { scanXmp } from './xmp.ts';
import { openArchive } from './zip.ts';

/** Everything one file tells. Never throws for what is wrong with the file. */
export async function inspect(file: string): Promise<FileReport> {
  const uses = new Uses({ budget: new Budget(), descend });
  let content: FileReport['content'] = null;
  let format: Format = 'other';
  try {
    const { head, bytes } = await headOf(file);
    format = formatOf(head, path.basename(file));
    content = await contentOfFile(file, format, bytes);
    if (format === 'other' && isNamedAsLayout(file)) {
      uses.problem('unreadable', 'It is damaged, or not what its name says.');
    }
    const reading = await readLayoutFile(file, format, head, bytes, uses);
    content = await withReading(content, reading, uses.found.length);
  } catch (error) {
    uses.caught(error);
  }
  return { content, layout: isLayout(format), uses: uses.found, problems: uses.problems };
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
async function readLayoutFile(
  file: string,
  format: Format,
  head: Buffer,
  bytes: number,
  uses: Uses,
): Promise<Reading> {
  if (!isLayout(format)) return UNTOLD;
  if (format === 'premiere') {
    await readPremiere(file, head[0] === 0x1f, uses);
    return UNTOLD;
  }
  if (format === 'zip') return readZip(file, uses);
  if (bytes > LIMITS.wholeBytes) {
    throw new LimitError('limit', 'It is larger than 512 MB, so it was not looked into.');
  }
  return readWhole(await readFile(file), format, uses, await idmlBeside(file));
}

async function readWhole(
  bytes: Buffer,
  format: Format,
  uses: Uses,
  idml: string | null = null,
): Promise<Reading> {
  switch (format) {
    case 'psd':
      return readPhotoshop(bytes, uses);
    case 'pdf':
      return readPdf(bytes, uses);
    case 'svg':
      await readSvg(bytes, uses);
      return { marks: (await scanXmp(bytes)).marks, look: () => printOfSvg(bytes) };
    default: {
      // InDesign's own format is closed, but it lists what is placed in its XMP; so do EPS and sidecars.
      const { marks, links, packets, damaged, previews } = await scanXmp(bytes);
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

async function readZip(source: string | Buffer, uses: Uses): Promise<Reading> {
  const archive = await openArchive(source, uses.budget);
  try {
    if (archive.has('designmap.xml')) await readIdml(archive, uses);
    else if (archive.has('[Content_Types].xml')) await readOffice(archive, uses);
    else throw new LimitError('unreadable', 'It is neither an InDesign nor an Office file.');
    return UNTOLD;
  } finally {
    archive.close();
  }
}

async function descend(bytes: Buffer, name: string, into: Uses): Promise<Reading> {
  const format = formatOf(bytes.subarray(0, HEAD_BYTES), name);
  if (!isLayout(format) || format === 'premiere') return UNTOLD;
  return format === 'zip' ? readZip(bytes, into) : readWhole(bytes, format, into);
}
