import type { AssetId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Presence } from './library.ts';

/** How the library's folders stand, and what is known of the files in them. */
export interface FolderState {
  /** The folder that files land in. */
  readonly folder: string;
  readonly isConnected: boolean;
  /** `polling`: the system can't tell of changes there, so Stockroom looks now and then. */
  readonly watching: 'off' | 'watching' | 'polling';
  readonly isScanning: boolean;
  /** When everything was last looked at; `null` before. */
  readonly scannedAt: Instant | null;
  readonly files: Readonly<Record<Presence, number>>;
  /** Pictures, videos and sounds in the folder that neither Stockroom put there nor the user added. */
  readonly untracked: number;
  /** Files of that kind that the user has added. */
  readonly added: number;
}

/** A file in the library folder that Stockroom did not put there. */
export interface UntrackedFile {
  readonly id: number;
  /** Inside the library folder, `/` between folders. */
  readonly relativePath: string;
  readonly bytes: number;
  /** The asset that the name speaks of; no proof. */
  readonly assetId: AssetId | null;
  /** Added to the library by the user. Says nothing about a right to use it. */
  readonly isImported: boolean;
}

/** What one look at the folders has changed. */
export interface ScanReport {
  readonly files: number;
  readonly hashed: number;
  readonly moved: number;
  readonly missing: number;
  readonly changed: number;
  /** Files that were missing, changed or away, and are here again. */
  readonly back: number;
  readonly notConnected: number;
  readonly untracked: number;
}

/** Media of the catalogue. Documents that merely use them are none of the library's business. */
const MEDIA = new Set(
  'jpg jpeg png tif tiff gif webp bmp heic avif psd eps ai svg pdf mp4 mov m4v avi mkv webm mp3 wav aif aiff flac m4a ogg'.split(
    ' ',
  ),
);

export function isMedia(relativePath: string): boolean {
  const dot = relativePath.lastIndexOf('.');
  return MEDIA.has(relativePath.slice(dot + 1).toLowerCase());
}

/** Seven digits at least: shorter numbers are years, sizes and those of cameras. */
const ID = /(?<![\dA-Za-z])(?:depositphotos[_-])?(\d{7,10})(?![\dA-Za-z])/i;

/** The asset a file is named after: our own names end in the ID, the service's begin with it. */
export function assetIdInName(relativePath: string): AssetId | null {
  const name = relativePath.slice(relativePath.lastIndexOf('/') + 1);
  const digits = ID.exec(name)?.[1];
  return digits === undefined ? null : (Number(digits) as AssetId);
}
