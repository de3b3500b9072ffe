import type { HistoryRow, References } from '../../../shared/model/licence.ts';
import type { GroupId, AssetId, UserId } from '../../../shared/model/ids.ts';
import type { Person } from '../../../shared/model/member.ts';
import type { RecordPage, Stretch, Whose, Period } from '../requests.ts';
import type { Parameters } from './form.ts';
import { date, dateParameter } from './dates.ts';
import { pixelSize } from './item.ts';
import { mediaTypeOf } from './media-type.ts';
import { listIn, object, totalIn } from './shape.ts';
import { anyFlag, id, isObject, text, type WireObject } from './values.ts';

/**
 * Reads a list of records, each by `readRow`. A row that gives `null` is counted, not dropped: it exists, and a
 * list that is searched for a purchase must not pretend otherwise. `count` may be missing [seen]: then the total is
 * what has been seen so far.
 */
export function readRecords<Row>(
  answer: WireObject,
  names: readonly string[],
  offset: number,
  readRow: (row: WireObject) => Row | null,
): RecordPage<Row> {
  const entries = listIn(answer, names);
  const rows = entries
    .map(({ value }) => (isObject(value) ? readRow(value) : null))
    .filter((row) => row !== null);
  const servedAt = date(answer, 'timestamp');
  return {
    total: totalIn(answer) ?? offset + entries.length,
    offset,
    rows,
    unreadable: entries.length - rows.length,
    ...(servedAt === null ? {} : { servedAt }),
  };
}

/** What rows of comps, licences and transfers share; `null` without an asset ID. */
export function readHistoryRow(row: WireObject): HistoryRow | null {
  const assetId = id<AssetId>(row, 'itemId', 'item_id', 'itemID');
  if (assetId === null) return null;
  return {
    assetId,
    at: date(row, 'datetime', 'timestamp', 'date'),
    title: text(row, 'filename', 'title'),
    type: mediaTypeOf(row, ''),
    size: pixelSize(row),
    editorial: anyFlag(row, 'editorial', 'isEditorial', 'iseditorial'),
    actor: person(object(row, 'actor')),
    // The guide misspells it.
    seller: person(object(row, 'seller', 'seler')),
    userId: id<UserId>(row, 'userId', 'userid'),
    groupId: id<GroupId>(row, 'groupId', 'groupID'),
  };
}

export function readReferences(row: WireObject): References {
  return {
    project: text(row, 'project'),
    client: text(row, 'client'),
    purchaseOrder: text(row, 'purchaseOrder', 'purchase_order'),
    isbn: text(row, 'isbn'),
    other: text(row, 'other'),
  };
}

export function historyParameters(request: Stretch & Period & Whose): Parameters {
  return {
    dp_limit: request.limit,
    dp_offset: request.offset,
    dp_date_start: dateParameter(request.from),
    dp_date_end: dateParameter(request.to),
    dp_user_id: request.userId,
    dp_group_id: request.groupId,
  };
}

function person(from: WireObject): Person {
  return { id: id<UserId>(from, 'id', 'userId'), name: text(from, 'username', 'name') };
}
