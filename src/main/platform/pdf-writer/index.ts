export { newPdf } from './document.ts';
export type { Pdf } from './document.ts';
export { Typesetter } from './typeset.ts';
export type { Style } from './typeset.ts';
