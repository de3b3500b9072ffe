import { isJsonObject, type Json } from '../json.ts';
import type { Voice } from './voice.ts';

/** Fields that real answers have been seen to leave out or send as `null`. */
const LOSABLE = new Set([
  'avatar',
  'description',
  'fps',
  'itemLink',
  'itemurl',
  'label',
  'level',
  'marker',
  'mp',
  'order',
  'published',
  'seller',
  'seler',
  'tags',
  'templateId',
  'thumb_huge',
  'thumb_large',
  'thumb_max',
  'updated',
  'url_big',
  'vatNumber',
  'views',
  'visible',
]);

/** Share of numbers that turn into text, and of losable fields that go missing or `null`. */
const AS_TEXT = 0.25;
const LOST = 0.08;

/** The mixed dialect's rough edges: numbers as strings here, a field missing or `null` there. */
export function roughen(value: Json, voice: Voice, place = ''): Json {
  if (!voice.rough) return value;
  if (typeof value === 'number') return voice.sometimes(`text${place}`, AS_TEXT) ? String(value) : value;
  if (Array.isArray(value))
    return value.map((entry: Json, index) => roughen(entry, voice, `${place}.${index}`));
  if (!isJsonObject(value)) return value;
  const out: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    const here = `${place}.${key}`;
    if (LOSABLE.has(key) && voice.sometimes(`lost${here}`, LOST)) {
      if (voice.sometimes(`null${here}`, 0.5)) out[key] = null;
      continue;
    }
    out[key] = roughen(member, voice, here);
  }
  return out;
}
