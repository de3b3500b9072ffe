import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { LayoutPlace, LayoutProblem } from '../../shared/model/layout-check.ts';
import type { FileReport, Use } from './inspect/report.ts';
import { LIMITS } from './inspect/limits.ts';
import { idmlBeside } from './inspect/package.ts';
import { followLink } from './links.ts';
import { Names } from './names.ts';
import type { Clue } from './recognise.ts';
import { overlooked } from '../platform/failures/index.ts';

/** Something placed, or lying in the folder: what will become an item. */
export interface Finding {
  readonly name: string;
  readonly how: 'linked' | 'embedded' | 'file';
  readonly path: string | null;
  /** A link that leads to no file here. */
  readonly gone: 'missing' | 'elsewhere' | null;
  readonly clue: Clue;
  readonly places: LayoutPlace[];
}

/** What one check comes to at most: a user reads no more, and it is all in memory. */
const MAX_FINDINGS = 20_000;

/** Gathers what layouts use. A file that several layouts place is one finding in several places. */
export class Collection {
  readonly problems: LayoutProblem[] = [];
  readonly #findings = new Map<string, Finding>();
  readonly #queue: { readonly file: string; readonly depth: number; readonly place: LayoutPlace | null }[] =
    [];
  readonly #seen = new Map<string, FileReport>();
  readonly #within: string | null;
  readonly #names = new Names();

  /** `within`: the folder of a drop, where layouts do not lie where they were made. */
  constructor(within: string | null = null) {
    this.#within = within;
  }

  /** Files that are still to be looked at, and in all. */
  get left(): number {
    return this.#queue.length;
  }

  get looked(): number {
    return this.#seen.size;
  }

  get findings(): readonly Finding[] {
    return [...this.#findings.values()];
  }

  want(file: string, place: LayoutPlace | null = null, depth = 0): void {
    this.#queue.push({ file, depth, place });
  }

  /** Looks at the next file, with the eyes of `inspect`. */
  async next(inspect: (file: string) => Promise<FileReport>, folder: string | null): Promise<void> {
    const wanted = this.#queue.shift();
    if (wanted === undefined) return;
    const { file, depth, place } = wanted;
    const key = await realpath(file).catch(overlooked('layouts.realpath', file));
    const known = this.#seen.get(key);
    const report = known ?? (await inspect(file));
    // Seen again, it is only placed once more: what lies in it is known.
    this.#seen.set(key, { ...report, uses: [], problems: [] });
    this.#take(key, file, report, place, folder);
    if (known !== undefined) return;
    for (const { kind, message } of report.problems) this.problems.push({ path: file, kind, message });
    // What only lies in a folder may be anything. What was asked for, or is placed, was to be looked at.
    if (isUnseen(report, place !== null, folder !== null)) {
      this.problems.push({
        path: file,
        kind: 'unreadable',
        message: 'It is of no kind that is looked into.',
      });
    }
    for (const use of report.uses) await this.#place(use, file, depth);
    const idml = await idmlBeside(file);
    if (idml !== null) this.want(idml, null, depth);
  }

  #take(
    key: string,
    file: string,
    report: FileReport,
    place: LayoutPlace | null,
    folder: string | null,
  ): void {
    const { content, layout } = report;
    if (content === null) return;
    const clue = { content, names: [path.basename(file)] };
    if (place !== null)
      this.#add(key, { name: path.basename(file), how: 'linked', path: file, gone: null, clue }, place);
    // A layout that no layout places is only a layout, unless it places nothing and may be an asset itself.
    else if (folder !== null || !layout || isPlain(report)) {
      const lying = { layout: folder ?? file, where: '' };
      this.#add(key, { name: path.basename(file), how: 'file', path: file, gone: null, clue }, lying);
    }
  }

  async #place(use: Use, layout: string, depth: number): Promise<void> {
    const place = { layout, where: use.where };
    if (use.use.kind === 'embedded') {
      const { content } = use.use;
      const key = `${layout}\0${content?.sha256 ?? use.name}`;
      const clue = { content, names: [use.name, ...use.labels] };
      this.#add(key, { name: use.name, how: 'embedded', path: null, gone: null, clue }, place);
      return;
    }
    const { target } = use.use;
    const end = await followLink(target, { layout, within: this.#within, names: this.#names });
    if (end.kind === 'file' && depth < LIMITS.depth) {
      this.want(end.path, place, depth + 1);
      return;
    }
    if (end.kind === 'file') {
      const message = `It lies deeper in layouts that place each other than is looked, so it was not read.`;
      this.problems.push({ path: end.path, kind: 'limit', message });
    }
    const clue = { content: null, names: [use.name, target, ...use.labels] };
    const gone = end.kind === 'file' ? null : end.kind;
    this.#add(`\0${target}`, { name: use.name, how: 'linked', path: null, gone, clue }, place);
  }

  #add(key: string, finding: Omit<Finding, 'places'>, place: LayoutPlace): void {
    const known = this.#findings.get(key);
    if (known === undefined) {
      if (this.#findings.size >= MAX_FINDINGS) this.#overflow();
      else this.#findings.set(key, { ...finding, places: [place] });
      return;
    }
    // A file of the folder that a layout places: the layout says more than that it lies there.
    const places =
      known.how === 'file' && finding.how === 'linked' ? [place] : merged(known.places, place, finding.how);
    const how = known.how === 'file' ? finding.how : known.how;
    this.#findings.set(key, { ...known, how, places });
  }

  #overflow(): void {
    if (this.problems.some(({ path: at }) => at === '')) return;
    const message = `More than ${MAX_FINDINGS.toLocaleString('en')} files are in use, so the rest was left out.`;
    this.problems.push({ path: '', kind: 'limit', message });
  }
}

function isUnseen(report: FileReport, isPlaced: boolean, inFolder: boolean): boolean {
  const { content, layout, known, problems } = report;
  if (content === null || layout || problems.length > 0) return false;
  return isPlaced ? !known : !inFolder && content.family === 'other';
}

/** Artwork of one piece. */
function isPlain({ uses, problems }: FileReport): boolean {
  return uses.length === 0 && problems.length === 0;
}

function merged(places: readonly LayoutPlace[], place: LayoutPlace, how: Finding['how']): LayoutPlace[] {
  const isKnown = places.some(({ layout, where }) => layout === place.layout && where === place.where);
  return isKnown || how === 'file' ? [...places] : [...places, place];
}
