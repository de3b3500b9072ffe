import { once } from 'node:events';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';

/** Small drawings of a given size, as programs write them. */

export function svgDrawing(width: number, height: number, more = ''): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><circle cx="${width / 2}" cy="${height / 2}" r="9"/>${more}</svg>`,
  );
}

export function epsDrawing(width: number, height: number, more = ''): Buffer {
  return Buffer.from(
    `%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 ${Math.ceil(width)} ${Math.ceil(height)}\n%%HiResBoundingBox: 0 0 ${width} ${height}\n%%EndComments\n0 0 moveto ${more}\n%%EOF\n`,
  );
}

/** An EPS with a TIFF for the screen, as DOS programs wanted it. */
export function epsWithPreview(program: Buffer, tiff: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32BE(0xc5d0d3c6, 0);
  header.writeUInt32LE(30, 4);
  header.writeUInt32LE(program.length, 8);
  header.writeUInt32LE(30 + program.length, 20);
  header.writeUInt32LE(tiff.length, 24);
  header.writeUInt16LE(0xffff, 28);
  return Buffer.concat([header, program, tiff]);
}

export async function pdfDrawing(width: number, height: number, more = ''): Promise<Buffer> {
  const document = new PDFDocument({ size: [width, height], margin: 0 });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  document.circle(width / 2, height / 2, 9).fill(more === '' ? '#336699' : '#993366');
  document.end();
  await once(document, 'end');
  return Buffer.concat(chunks);
}

/** A PDF whose pages lie in a compressed object, as since PDF 1.5, and whose table is lost. */
export function pdfWithObjectStream(pages: readonly string[], above = ''): Buffer {
  const parent = '/Parent 10 0 R';
  const objects = [
    `<< /Type /Pages /Kids [] /Count ${pages.length} ${above} >>`,
    ...pages.map((page) => page.replace('/Type', `${parent} /Type`)),
  ];
  const offsets = objects.map((_, index) => objects.slice(0, index).join('\n').length + Math.min(1, index));
  const index = offsets.map((offset, each) => `${10 + each} ${offset}`).join(' ');
  const packed = deflateSync(Buffer.from(`${index}\n${objects.join('\n')}`));
  return Buffer.concat([
    Buffer.from(
      `%PDF-1.5\n5 0 obj\n<< /Type /ObjStm /N ${objects.length} /First ${index.length + 1} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\nstartxref\n0\n%%EOF\n'),
  ]);
}
