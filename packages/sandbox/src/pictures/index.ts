export { documentOf, draw } from './drawing.ts';
export { clipOf } from './files/footage.ts';
export { originalOf } from './files/original.ts';
export type { ByteRange, PictureFile } from './files/parts.ts';
export type { StillOptions } from './still.ts';
export { renderStill } from './still.ts';
