import { z } from 'zod';
import type { Asset, AssetDetails } from '../../../shared/model/asset.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Instant } from '../../../shared/model/instant.ts';
import { NO_MARKS } from '../../../shared/model/record.ts';
import type { LibraryRecord, Marks } from '../../../shared/model/record.ts';
import { keptAsset } from '../../catalog/index.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { fromBits } from './bits.ts';

interface Row {
  readonly id: AssetId;
  readonly facts: string;
  readonly files: number;
  readonly bytes: number;
  readonly added_at: number;
  readonly bits: number;
  readonly project: string;
  readonly note: string | null;
  readonly tags: string;
}

const words = z.array(z.string());

/** Records by ID, in the order asked; one that is gone is left out. */
export const READ_SQL = `
  SELECT r.asset_id AS id, r.facts, r.files, r.bytes, r.added_at, r.bits, coalesce(p.name, '') AS project, m.note,
    (SELECT json_group_array(tag) FROM library_tag t WHERE t.asset_id = r.asset_id) AS tags
  FROM json_each(?) wanted
  JOIN library_record r ON r.asset_id = wanted.value
  LEFT JOIN library_project p ON p.id = r.project_id
  LEFT JOIN library_mark m ON m.asset_id = r.asset_id
  ORDER BY wanted.key`;

/** One that can't be read is left out, counted and told: it can be made anew out of the files of its asset. */
export function readRecords(
  store: Store,
  ids: readonly AssetId[],
  onUnreadable: (id: AssetId) => void,
): readonly LibraryRecord[] {
  const place = { unreadable: store.unreadable, table: 'library_record' };
  return store.all<Row>(READ_SQL, JSON.stringify(ids)).flatMap((row) => {
    const record = readRow(place, row.id, () => toRecord(row));
    if (record === null) onUnreadable(row.id);
    return record ?? [];
  });
}

function toRecord(row: Row): LibraryRecord {
  const asset = readJson(keptAsset, row.facts);
  const { right, missing, changed, expired, colour, rating } = fromBits(row.bits);
  return {
    asset,
    tags: tagsOf(asset),
    right,
    files: row.files,
    bytes: row.bytes,
    addedAt: row.added_at as Instant,
    missing,
    changed,
    expired,
    colour,
    project: row.project,
    marks: { rating, tags: readJson(words, row.tags), note: row.note ?? '' },
  };
}

/** Only details have tags. */
export function tagsOf(asset: Asset | AssetDetails): readonly string[] {
  return 'tags' in asset ? asset.tags : [];
}

export function readMarks(store: Store, id: AssetId): Marks {
  const mark = store.get<{ rating: number; note: string }>(
    'SELECT rating, note FROM library_mark WHERE asset_id = ?',
    id,
  );
  const tags = store.all<{ tag: string }>('SELECT tag FROM library_tag WHERE asset_id = ? ORDER BY tag', id);
  return { ...(mark ?? { rating: NO_MARKS.rating, note: NO_MARKS.note }), tags: tags.map(({ tag }) => tag) };
}
