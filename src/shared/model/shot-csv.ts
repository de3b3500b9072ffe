import type { ListProblem } from './batch.ts';
import { csvRow, readRecords } from './csv.ts';
import { isCutShort, listedAsset } from './list-id.ts';
import { MAX_BRIEF, MAX_CANDIDATES, MAX_SHOTS, MAX_SHOT_SIZE } from './shot.ts';
import type { ShotDraft } from './shot.ts';

const COLUMNS = ['brief', 'size', 'candidates', 'chosen'] as const;
type Column = (typeof COLUMNS)[number];

const HEADERS: readonly (readonly [Column, RegExp])[] = [
  ['brief', /^(?:brief|shot|motif|subject|description|caption|scene)$/i],
  ['size', /^(?:size|option|format)$/i],
  ['candidates', /^(?:candidates?|options?|assets?|ids?|links?)$/i],
  ['chosen', /^(?:chosen|selected|selection|final|pick|picked)$/i],
];

/** Longest piece of a line that a message repeats. */
const SHOWN = 80;

export interface ShotsRead {
  readonly shots: readonly ShotDraft[];
  readonly problems: readonly ListProblem[];
}

/**
 * Reads a shot list as spreadsheets save it: a header of brief, size, candidates and chosen in any order, other columns
 * passed over; without one these four in this order. Candidates are IDs or links, several to a cell. Never throws.
 */
export function readShots(text: string): ShotsRead {
  const shots: ShotDraft[] = [];
  const problems: ListProblem[] = [];
  let columns: readonly (Column | null)[] | null = null;
  for (const record of readRecords(text)) {
    const { line, cells, unclosed } = record;
    const refuse = (reason: string) =>
      problems.push({ line, text: record.text.trim().slice(0, SHOWN), reason });
    if (unclosed) {
      refuse('A quotation mark is opened and never closed.');
      continue;
    }
    if (cells.every((cell) => cell === '')) continue;
    if (columns === null) {
      const header = cells.map((cell) => HEADERS.find(([, pattern]) => pattern.test(cell))?.[0] ?? null);
      columns = header.includes('brief') ? header : COLUMNS;
      if (columns === header) continue;
    }
    if (shots.length >= MAX_SHOTS) {
      refuse(`A shot list holds ${MAX_SHOTS} shots at most.`);
      break;
    }
    const value = (column: Column) => unguarded(cells[columns?.indexOf(column) ?? -1] ?? '');
    const words = `${value('candidates')} ${value('chosen')}`.split(/[\s,;|]+/).filter((word) => word !== '');
    const ids = words.map(listedAsset);
    const wrong = words.find((_, at) => ids[at] === null);
    if (wrong !== undefined) {
      refuse(
        isCutShort(wrong)
          ? 'The spreadsheet has cut the ID short. Format the column as text, and save the list again.'
          : `“${wrong.slice(0, SHOWN)}” is no asset ID and no item link.`,
      );
      continue;
    }
    const candidates = [...new Set(ids.filter((id) => id !== null))];
    if (candidates.length > MAX_CANDIDATES) {
      refuse(`A shot has ${MAX_CANDIDATES} candidates at most.`);
      continue;
    }
    shots.push({
      brief: value('brief').slice(0, MAX_BRIEF),
      size: value('size').slice(0, MAX_SHOT_SIZE),
      candidates,
      chosen: value('chosen') === '' ? null : (listedAsset(value('chosen')) ?? null),
    });
  }
  return { shots, problems };
}

/** One line of a shot list that is written. */
export interface ShotLine extends ShotDraft {
  readonly title: string;
  readonly state: string;
  /** With its currency where there is one; empty where the price is not known. */
  readonly price: string;
}

/** With a mark at its start that tells spreadsheets it is UTF-8. */
export function writeShots(lines: readonly ShotLine[]): string {
  const head = ['Brief', 'Size', 'Candidates', 'Chosen', 'Title', 'State', 'Price'];
  const rows = lines.map(({ brief, size, candidates, chosen, title, state, price }) => [
    brief,
    size,
    candidates.join(' '),
    chosen === null ? '' : String(chosen),
    title,
    state,
    price,
  ]);
  return `\uFEFF${[head, ...rows].map(csvRow).join('\r\n')}\r\n`;
}

/** What `csvRow` puts before a cell that a spreadsheet would run is no part of it. */
function unguarded(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}
