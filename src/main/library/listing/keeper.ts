import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Asset } from '../../../shared/model/asset.ts';
import type { Right } from '../../../shared/model/download.ts';
import { foldName } from '../../../shared/model/fold-name.ts';
import type { AssetId } from '../../../shared/model/ids.ts';
import type { Presence } from '../../../shared/model/library.ts';
import { keptAsset } from '../../catalog/index.ts';
import { readJson, readRow } from '../../platform/store/index.ts';
import type { Store } from '../../platform/store/index.ts';
import { fromBits, toBits } from './bits.ts';
import type { RecordNumbers } from './columns.ts';
import type { ListingPorts } from './ports.ts';
import { readMarks, tagsOf } from './records.ts';

/** Records made anew before others get their turn; about a tenth of a millisecond each. */
const SLICE = 50;

interface FileFacts {
  readonly file_right: Right;
  readonly relative_path: string;
  readonly presence: Presence;
  readonly bytes: number;
  readonly added_at: number;
}

export interface Change {
  readonly id: AssetId;
  /** `null`: no file is left of it. */
  readonly numbers: RecordNumbers | null;
}

/** Makes records out of files, facts and marks, in whatever way they changed. */
export interface Keeper {
  /** Brings up to date what is stale, `most` of it at least; tells of each. */
  drain(most?: number): Promise<void>;
  /** This asset's record is to be made anew, if it has one. */
  touch(id: AssetId): void;
  /** The records of paid files that say another right than they give now are to be made anew; tells whether there are any. */
  review(ids: readonly AssetId[] | 'everything'): boolean;
}

export function createKeeper(options: {
  readonly store: Store;
  readonly ports: Pick<ListingPorts, 'known' | 'references' | 'ended'>;
  readonly onChange: (changes: readonly Change[]) => void;
  readonly isClosed: () => boolean;
}): Keeper {
  const { store, ports, onChange, isClosed } = options;

  /** Projects by the key of their name. Another process may have added one: what is not known is looked for again. */
  const projects = new Map<string, number>();
  const learnProjects = (): void => {
    const rows = store.all<{ id: number; name: string }>(
      'SELECT id, name FROM library_project ORDER BY id DESC',
    );
    for (const { id, name } of rows) projects.set(foldName(name), id);
  };
  const projectId = (name: string): number => {
    const key = foldName(name);
    if (!projects.has(key)) learnProjects();
    if (!projects.has(key)) {
      store.run('INSERT OR IGNORE INTO library_project (name) VALUES (?)', name);
      learnProjects();
    }
    return projects.get(key) ?? 0;
  };

  const make = (id: AssetId): Change => {
    store.run('DELETE FROM library_text WHERE rowid = ?', id);
    const files = store.all<FileFacts>(
      'SELECT file_right, relative_path, presence, bytes, added_at FROM library_file WHERE asset_id = ? ORDER BY id',
      id,
    );
    if (files.length === 0) {
      store.run('DELETE FROM library_record WHERE asset_id = ?', id);
      store.run('DELETE FROM library_unseen WHERE asset_id = ?', id);
      return { id, numbers: null };
    }
    const asset = ports.known(id) ?? remembered(store, id) ?? unknownAsset(id, files);
    const { project, words } = ports.references(id);
    const marks = readMarks(store, id);
    const look = store.get<{ colour: number; expired: number }>(
      'SELECT colour, expired FROM library_look WHERE asset_id = ?',
      id,
    );
    if (look === undefined) store.run('INSERT OR IGNORE INTO library_unseen VALUES (?)', id);
    const kind = files.some((file) => file.file_right === 'licensed') ? 'licensed' : 'comp';
    const right = ports.ended([id]).size > 0 ? 'comp' : kind;
    const counted = files.filter((file) => file.file_right === kind);
    const numbers: RecordNumbers = {
      added: Math.max(...files.map((file) => file.added_at)),
      project: project === '' ? 0 : projectId(project),
      bits: toBits({
        right,
        // What is on a disk that is not connected is not lost.
        missing: counted.every((file) => file.presence === 'missing'),
        changed: files.some((file) => file.presence === 'changed'),
        expired: look?.expired === 1,
        colour: look === undefined || look.colour === 0 ? null : look.colour,
        type: asset.type,
        rating: marks.rating,
      }),
    };
    store.run(
      `INSERT OR REPLACE INTO library_record (asset_id, facts, title, files, bytes, added_at, bits, project_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      JSON.stringify(asset),
      asset.title,
      files.length,
      files.reduce((sum, file) => sum + file.bytes, 0),
      numbers.added,
      numbers.bits,
      numbers.project,
    );
    store.run(
      'INSERT INTO library_text (rowid, title, tags, author, refs, notes, names) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      `${asset.title} ${id}`,
      [...tagsOf(asset), ...marks.tags].join(' '),
      asset.author.name,
      [project, ...words].join(' '),
      marks.note,
      files.map((file) => file.relative_path).join(' '),
    );
    return { id, numbers };
  };

  return {
    async drain(most = Number.POSITIVE_INFINITY) {
      for (let done = 0; done < most && !isClosed(); done += SLICE) {
        const stale = store.all<{ asset_id: AssetId }>('SELECT asset_id FROM library_stale LIMIT ?', SLICE);
        if (stale.length === 0) return;
        const changes = store.transaction(() =>
          stale.map(({ asset_id }) => {
            store.run('DELETE FROM library_stale WHERE asset_id = ?', asset_id);
            return make(asset_id);
          }),
        );
        onChange(changes);
        await setImmediate();
      }
    },
    touch: (id) => {
      store.run(
        'INSERT OR IGNORE INTO library_stale SELECT asset_id FROM library_record WHERE asset_id = ?',
        id,
      );
    },
    review: (ids) => {
      const paid = store.all<{ asset_id: AssetId; bits: number }>(
        `SELECT asset_id, bits FROM library_record r WHERE EXISTS (
           SELECT 1 FROM library_file f WHERE f.asset_id = r.asset_id AND f.file_right = 'licensed')
         ${ids === 'everything' ? '' : 'AND asset_id IN (SELECT value FROM json_each(?))'}`,
        ...(ids === 'everything' ? [] : [JSON.stringify(ids)]),
      );
      const ended = ports.ended(paid.map((row) => row.asset_id));
      const stale = paid.filter((row) => ended.has(row.asset_id) !== (fromBits(row.bits).right === 'comp'));
      store.run(
        'INSERT OR IGNORE INTO library_stale SELECT value FROM json_each(?)',
        JSON.stringify(stale.map((row) => row.asset_id)),
      );
      return stale.length > 0;
    },
  };
}

function remembered(store: Store, id: AssetId): Asset | null {
  const row = store.get<{ facts: string }>('SELECT facts FROM library_record WHERE asset_id = ?', id);
  const place = { unreadable: store.unreadable, table: 'library_record' };
  return row === undefined ? null : readRow(place, id, () => readJson(keptAsset, row.facts));
}

/** A file without known facts is known by its name. */
function unknownAsset(id: AssetId, files: readonly FileFacts[]): Asset {
  const name = files[0]?.relative_path.split('/').at(-1) ?? '';
  const extension = path.extname(name).slice(1).toLowerCase();
  return {
    id,
    type: VIDEO.test(extension) ? 'video' : VECTOR.test(extension) ? 'vector' : 'image',
    title: path.parse(name).name,
    description: '',
    size: null,
    author: { id: null, name: '' },
    editorial: false,
    nudity: false,
    aiGenerated: false,
    fileSize: null,
    extension,
    published: null,
    duration: null,
    hasStill: true,
    hasClip: false,
  };
}

const VIDEO = /^(?:mp4|mov|webm|avi)$/;
const VECTOR = /^(?:eps|ai|svg)$/;
