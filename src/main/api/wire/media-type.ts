import type { MediaType } from '../../../shared/model/asset.ts';
import type { WireObject } from './values.ts';

const NAMES: ReadonlyMap<string, MediaType> = new Map([
  ['image', 'image'],
  ['photo', 'image'],
  ['illustration', 'image'],
  ['i', 'image'],
  ['p', 'image'],
  ['vector', 'vector'],
  ['v', 'vector'],
  ['video', 'video'],
  ['footage', 'video'],
  ['f', 'video'],
  ['audio', 'audio'],
  ['music', 'audio'],
  ['sound_effect', 'audio'],
  ['a', 'audio'],
  ['m', 'audio'],
]);

const EXTENSIONS: ReadonlyMap<string, MediaType> = new Map([
  ['eps', 'vector'],
  ['ai', 'vector'],
  ['svg', 'vector'],
  ['mp4', 'video'],
  ['mov', 'video'],
  ['avi', 'video'],
  ['webm', 'video'],
  ['mp3', 'audio'],
  ['wav', 'audio'],
  ['aiff', 'audio'],
  ['flac', 'audio'],
]);

/** `image`, `vector`, … and the one-letter forms [seen]; `null` for anything else. */
export function toMediaType(value: unknown): MediaType | null {
  return typeof value === 'string'
    ? (NAMES.get(value) ?? NAMES.get(value.trim().toLowerCase()) ?? null)
    : null;
}

/** An item names its type as `itype` [doc] or `type` [seen]; a thin one only shows it by its file. */
export function mediaTypeOf(item: WireObject, extension: string): MediaType {
  return (
    toMediaType(item['itype']) ??
    // At the top level of an answer `type` is "success", which is no media type.
    toMediaType(item['type']) ??
    toMediaType(item['itemType']) ??
    EXTENSIONS.get(extension) ??
    ('mp4' in item || 'webm' in item || 'fps' in item ? 'video' : 'image')
  );
}
