import path from 'node:path';
import { entryOf } from '../../../shared/model/entry-of.ts';

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
  eps: 'application/postscript',
  ai: 'application/postscript',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  zip: 'application/zip',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
};

/** By the name: our own names end in what the file is. */
export function contentTypeOf(name: string): string {
  return entryOf(TYPES, path.extname(name).slice(1).toLowerCase()) ?? 'application/octet-stream';
}
