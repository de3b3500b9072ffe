import type { Asset, AssetDetails } from '../../shared/model/asset.ts';
import type { AssetId } from '../../shared/model/ids.ts';
import type { Instant } from '../../shared/model/instant.ts';
import { NO_MARKS } from '../../shared/model/record.ts';
import type { LibraryRecord, Marks } from '../../shared/model/record.ts';
import type { Store } from '../store/index.ts';
import { fromBits } from './bits.ts';

interface Row {
  readonly facts: string;
  readonly files: number;
  readonly bytes: number;
  readonly added_at: number;
  readonly bits: number;
  readonly project: string;
  readonly note: string | null;
  readonly tags: string;
}

/** Records by ID, in the order asked; one that is gone is left out. */
export const READ_SQL = `
  SELECT r.facts, r.files, r.bytes, r.added_at, r.bits, p.name AS project, m.note,
    (SELECT json_group_array(tag) FROM library_tag t WHERE t.asset_id = r.asset_id) AS tags
  FROM json_each(?) wanted
  JOIN library_record r ON r.asset_id = wanted.value
  JOIN library_project p ON p.id = r.project_id
  LEFT JOIN library_mark m ON m.asset_id = r.asset_id
  ORDER BY wanted.key`;

export function readRecords(store: Store, ids: readonly AssetId[]): readonly LibraryRecord[] {
  return store.all<Row>(READ_SQL, JSON.stringify(ids)).map(toRecord);
}

function toRecord(row: Row): LibraryRecord {
  const asset = JSON.parse(row.facts) as Asset | AssetDetails;
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
    marks: { rating, tags: JSON.parse(row.tags) as string[], note: row.note ?? '' },
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
