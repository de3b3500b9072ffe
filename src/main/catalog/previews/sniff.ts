import { kindOf } from '../../platform/file-kinds/index.ts';
import type { FileKind } from '../../platform/file-kinds/index.ts';

/** What a browser shows; every film of the MP4 family goes by one name. */
const TYPES: Partial<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp4: 'video/mp4',
  mov: 'video/mp4',
  m4a: 'video/mp4',
  webm: 'video/webm',
};

/**
 * The media type of a preview by its first bytes. The server's word is not enough: a sign-in page of a hotel
 * network comes with status 200, and an SVG could carry a script into the page.
 */
export function sniffPreview(bytes: Uint8Array): string | null {
  const kind = kindOf(bytes);
  return kind === null ? null : (TYPES[kind] ?? null);
}
