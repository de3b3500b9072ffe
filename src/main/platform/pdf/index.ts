export { PdfDocument } from './document.ts';
export { addsMetadataAlone } from './metadata-alone.ts';
export { Scanner, isDelimiter, isSpace } from './scanner.ts';
export type { Filter } from './filters.ts';
export { isArray, isDict, Keyword, Name, partsOf, PdfFault, Ref, Stream } from './values.ts';
export type { Dict, PdfObject, PdfValue } from './values.ts';
