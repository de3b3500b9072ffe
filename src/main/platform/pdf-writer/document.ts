import type PDFDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PDFDocument>;
export type PdfOptions = Omit<NonNullable<ConstructorParameters<typeof PDFDocument>[0]>, 'font' | 'margin'>;

/** A document without margins and without a font of its own: a `Typesetter` brings the fonts. */
export async function newPdf(options: PdfOptions): Promise<Pdf> {
  // A megabyte that most starts never need.
  const { default: Document } = await import('pdfkit');
  // `null` keeps pdfkit from opening Helvetica, whose metrics are a file that a bundle does not have. Its code asks for
  // exactly this; its types know only the names of fonts.
  return new Document({ ...options, margin: 0, font: null as unknown as string });
}
