import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createLibraryFolder, folderMigrations } from '../../../src/main/library/folder/index.ts';
import type { LibraryFolder } from '../../../src/main/library/folder/index.ts';
import { createLibrary, libraryMigrations } from '../../../src/main/library/files/index.ts';
import type { KnownFile } from '../../../src/main/library/files/index.ts';
import { openStore } from '../../../src/main/platform/store/index.ts';
import type { AssetId, FileId } from '../../../src/shared/model/ids.ts';
import { addedFiles, wrongAdded } from './added-files.ts';
import type { AddedFile } from './added-files.ts';

const FILES = 40;
/** Files of others that were added to the library. */
const ADDED = 12;
/** Few, so that size alone tells little. */
const SIZES = [100, 200, 300];
/** How long the app may take to notice on a slow machine. */
const PATIENCE = 30_000;

/** A library folder, its records, somebody who changes files at random, and what ought to come of it. */
export class World {
  readonly root = mkdtempSync(path.join(tmpdir(), 'stockroom-moves-'));
  readonly folder = path.join(this.root, 'library');
  readonly #random: () => number;
  readonly #store = openStore(path.join(this.root, 'stockroom.db'), [
    ...libraryMigrations,
    ...folderMigrations,
  ]);
  readonly #library = createLibrary({ store: this.#store });
  /** Content that each record's file was last given, by record. */
  readonly #content = new Map<FileId, string>();
  /** The same for files that were added, by their number in the list. */
  readonly #addedContent = new Map<number, string>();
  #app: LibraryFolder | null = null;
  #named = 0;
  #written = 0;

  constructor(random: () => number) {
    this.#random = random;
    for (const name of ['', 'a', 'b', 'a/deep']) mkdirSync(path.join(this.folder, name), { recursive: true });
    for (let index = 0; index < FILES; index += 1) {
      const relativePath = `${['', 'a/', 'b/', 'a/deep/'][index % 4]}été ${index}.jpg`;
      const { bytes, sha256 } = this.#write(path.join(this.folder, relativePath));
      this.#library.add({
        assetId: (1000 + index) as AssetId,
        right: 'comp',
        option: 'm-2015',
        folder: this.folder,
        relativePath,
        bytes,
        sha256,
      });
    }
    for (let index = 0; index < ADDED; index += 1) {
      this.#write(path.join(this.folder, `${['', 'a/', 'b/'][index % 3]}of others ${index}.jpg`));
    }
  }

  async start(): Promise<void> {
    this.#app = createLibraryFolder({
      store: this.#store,
      library: this.#library,
      folder: () => this.folder,
      follow: true,
      onError: (error) => {
        throw error;
      },
      times: { first: 0, rest: 50, away: 100 },
    });
    await this.#until(() => this.#app?.state.watching !== 'off' && this.#app?.state.isScanning === false);
    if (this.#addedContent.size === 0) await this.#addUntracked();
  }

  async #addUntracked(): Promise<void> {
    await this.#until(() => this.#app?.state.untracked === ADDED);
    const untracked = this.#app?.untracked({ after: 0, limit: ADDED }) ?? [];
    this.#app?.adopt(untracked.map(({ id }) => id));
    await this.#until(() => this.#added().every(({ sha256 }) => sha256 !== null));
    for (const { id, path: at } of this.#added()) this.#addedContent.set(id, hashOf(at));
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    this.#app = null;
  }

  async end(): Promise<void> {
    await this.stop();
    this.#library.close();
    this.#store.close();
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }

  /** So many changes, none to a file that was changed in this round already. Returns what was done. */
  disturb(count: number): readonly string[] {
    const done: string[] = [];
    const touched = new Set<string>();
    for (let tries = 0; done.length < count && tries < count * 5; tries += 1) {
      const what = this.#disturbOne(touched);
      if (what !== null) done.push(what);
    }
    return done;
  }

  /** Waits until every record is right; returns what is still wrong when patience ends. */
  async settled(): Promise<readonly string[]> {
    await this.#until(() => this.wrong().length === 0);
    const wrong = this.wrong();
    for (const record of this.#records()) {
      if (existsSync(record.path)) this.#content.set(record.id, hashOf(record.path));
    }
    for (const { id, path: at, gone } of this.#added()) {
      if (gone === 0 && existsSync(at)) this.#addedContent.set(id, hashOf(at));
    }
    return wrong;
  }

  /** Judged by the disk alone, and by what each file was last given. */
  wrong(): readonly string[] {
    const onDisk = this.#files().map((file) => ({ file, sha256: hashOf(file) }));
    const records = this.#records();
    const holders = (content: string | undefined) =>
      onDisk.filter(({ sha256 }) => sha256 === content).map(({ file }) => path.relative(this.folder, file));
    const wrong = records.flatMap((record) => {
      const own = onDisk.find(({ file }) => file === record.path);
      const isAnywhere = onDisk.some(({ sha256 }) => sha256 === record.sha256);
      const edited = this.#content.get(record.id) ?? record.sha256;
      // A copy of another record's content is given to that record first.
      const isEditedAnywhere = onDisk.some(
        ({ file, sha256 }) =>
          sha256 === edited && !records.some((other) => other !== record && other.path === file),
      );
      // What somebody put in its place can't be told from an edit.
      const expected = isAnywhere ? 'here' : isEditedAnywhere || own !== undefined ? 'changed' : 'missing';
      const content = isAnywhere ? record.sha256 : isEditedAnywhere ? edited : own?.sha256;
      // Also what was last seen: the next move of an edited file is followed by it.
      const isRight =
        record.presence === expected &&
        (expected === 'missing' || (own?.sha256 === content && record.seen?.sha256 === content));
      return isRight
        ? []
        : [
            `${record.relativePath}: ${record.presence}, expected ${expected} with the content of ${holders(content).join(', ')}`,
          ];
    });
    const places = new Set(
      records.filter(({ presence }) => presence !== 'missing').map((record) => record.path),
    );
    const claimed = records.filter(({ presence }) => presence !== 'missing').length;
    if (records.length !== FILES) wrong.push(`${records.length} records`);
    if (places.size !== claimed) wrong.push('two records of one file');
    const foreign = onDisk.filter(({ file }) => !places.has(file));
    return [...wrong, ...wrongAdded(this.#added(), this.#addedContent, foreign)];
  }

  #added(): readonly AddedFile[] {
    return addedFiles(this.#store);
  }

  #records(): readonly KnownFile[] {
    return this.#library.presences.page(this.folder, 0, FILES + 1);
  }

  #disturbOne(touched: Set<string>): string | null {
    const free = this.#files().filter((file) => !touched.has(file));
    const file = this.#pick(free);
    const other = this.#pick(free.filter((one) => one !== file));
    if (file === undefined || other === undefined) return null;
    const name = path.relative(this.folder, file);
    const to = this.#freePath(path.extname(file));
    const act = this.#pick([
      'move',
      'move',
      'move',
      'rename',
      'delete',
      'edit',
      'edit',
      'exchange',
      'cover',
      'copy',
      'new',
      'folder',
      'spell',
    ]);
    // Two edits of one file that is overwritten and copied meanwhile: nobody can say which of them it is.
    const isDelicate = act === 'exchange' || act === 'cover' || act === 'copy';
    if (isDelicate && (this.#isEdited(file) || this.#isEdited(other))) return null;
    // Whether an added file was edited, or its copy is what is left of it.
    if (act === 'edit' && this.#addedAt(file) !== undefined && this.#hasCopy(file)) return null;
    switch (act) {
      case undefined:
        return null;
      case 'move':
        renameSync(file, to);
        break;
      case 'rename':
        renameSync(file, path.join(path.dirname(file), path.basename(to)));
        touched.add(path.join(path.dirname(file), path.basename(to)));
        break;
      case 'delete':
        rmSync(file);
        break;
      case 'edit':
        this.#edit(file);
        break;
      case 'exchange':
        renameSync(file, to);
        renameSync(other, file);
        renameSync(to, other);
        touched.add(other);
        break;
      case 'cover':
        renameSync(file, other);
        touched.add(other);
        break;
      case 'copy':
        copyFileSync(file, to);
        break;
      case 'new':
        this.#write(to);
        break;
      case 'folder':
        return this.#renameFolder(touched);
      case 'spell':
        renameSync(file, file.normalize(file === file.normalize('NFC') ? 'NFD' : 'NFC'));
        touched.add(file.normalize('NFD')).add(file.normalize('NFC'));
        break;
    }
    touched.add(file).add(to);
    return `${act} ${name} -> ${path.relative(this.folder, to)}`;
  }

  #isEdited(file: string): boolean {
    const owner = this.#records().find((record) => record.path === file);
    return owner !== undefined && hashOf(file) !== owner.sha256;
  }

  #addedAt(file: string) {
    return this.#added().find(({ path: at, gone }) => at === file && gone === 0);
  }

  #hasCopy(file: string): boolean {
    const content = hashOf(file);
    return this.#files().some((other) => other !== file && hashOf(other) === content);
  }

  #renameFolder(touched: Set<string>): string | null {
    const folder = path.join(this.folder, 'a/deep');
    const inside = this.#files().filter((file) => file.startsWith(folder + path.sep));
    if (inside.length === 0 || inside.some((file) => touched.has(file))) return null;
    this.#named += 1;
    const to = path.join(this.folder, 'b', `moved ${this.#named}`);
    renameSync(folder, to);
    mkdirSync(folder);
    for (const file of inside) touched.add(path.join(to, path.basename(file)));
    return `folder a/deep -> ${path.relative(this.folder, to)}`;
  }

  /** In place or by a new file of the same name, of the same length or another: as programs save. */
  #edit(file: string): void {
    const owner = this.#records().find((record) => record.path === file);
    const size = this.#random() < 0.5 ? readFileSync(file).length : this.#size();
    const content = randomBytes(size);
    if (this.#random() < 0.5) writeFileSync(file, content);
    else {
      writeFileSync(`${file}.tmp`, content);
      renameSync(`${file}.tmp`, file);
    }
    if (owner !== undefined) this.#content.set(owner.id, hash(content));
    const added = this.#addedAt(file);
    if (added !== undefined) this.#addedContent.set(added.id, hash(content));
  }

  #write(file: string): { readonly bytes: number; readonly sha256: string } {
    const content = randomBytes(this.#size());
    writeFileSync(file, content);
    // Within one tick of the clock, forty files would be of one age: no life has that.
    this.#written += 1;
    const at = 1_700_000_000 + this.#written;
    utimesSync(file, at, at);
    return { bytes: content.length, sha256: hash(content) };
  }

  #freePath(extension: string): string {
    this.#named += 1;
    const folder = this.#pick(['', 'a', 'b', 'a/deep', `new ${this.#named}`]) ?? '';
    mkdirSync(path.join(this.folder, folder), { recursive: true });
    return path.join(this.folder, folder, `Ä file ${this.#named}${extension}`);
  }

  #files(): readonly string[] {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted();
  }

  #size(): number {
    return this.#pick(SIZES) ?? 100;
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)];
  }

  async #until(done: () => boolean): Promise<void> {
    const began = performance.now();
    while (!done() && performance.now() - began < PATIENCE) await setTimeout(25);
  }
}

function hashOf(file: string): string {
  return hash(readFileSync(file));
}

function hash(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
