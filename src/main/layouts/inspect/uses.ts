import type { LayoutProblemKind } from '../../../shared/model/layout-check.ts';
import type { Archive } from './zip.ts';
import { contentOfBytes, withReading } from './content.ts';
import { bytesOfAddress } from './data-address.ts';
import { decoded } from './decoded.ts';
import { formatOf, HEAD_BYTES, isLayout, isPromised } from './formats.ts';
import { LIMITS, LimitError } from './limits.ts';
import type { Budget } from './limits.ts';
import type { FileReport, Reading, Use } from './report.ts';

/** Looks into a layout that lies in another one. */
export type Descend = (bytes: Buffer, name: string, into: Uses) => Promise<Reading>;

/** Whether a link leads to what lies in the same archive, and is read there. */
export type Beside = (target: string) => boolean;

/** What is found in one layout, while it is being read. What is found before a limit or a fault is kept. */
export class Uses {
  readonly found: Use[] = [];
  readonly problems: FileReport['problems'][number][] = [];
  readonly budget: Budget;
  /** Layouts this one lies in. */
  readonly depth: number;
  /** Where in the layout on disk this one lies; empty for itself. */
  readonly #prefix: string;
  readonly #descend: Descend;
  readonly #beside: Beside;

  constructor(options: {
    readonly budget: Budget;
    readonly descend: Descend;
    readonly depth?: number;
    readonly prefix?: string;
    readonly beside?: Beside;
  }) {
    this.budget = options.budget;
    this.#descend = options.descend;
    this.depth = options.depth ?? 0;
    this.#prefix = options.prefix ?? '';
    this.#beside = options.beside ?? (() => false);
  }

  linked(
    target: string,
    facts: { readonly name?: string; readonly where?: string; readonly labels?: readonly string[] } = {},
  ): void {
    if (this.#beside(target)) return;
    const use = { kind: 'linked', target } as const;
    this.add({
      name: facts.name ?? lastName(target),
      where: facts.where ?? '',
      use,
      labels: facts.labels ?? [],
    });
  }

  /** What is addressed in any way: a file inside the address, or a link. */
  async placed(
    target: string,
    facts: { readonly name?: string; readonly where?: string; readonly labels?: readonly string[] } = {},
  ): Promise<void> {
    const bytes = bytesOfAddress(target);
    if (bytes === null) return this.linked(target, facts);
    await this.embedded(bytes, { name: 'Embedded', where: '', ...facts });
  }

  /** A part of an archive, under the last of its name. One that can't be read is told of, and the rest is read on. */
  async part(
    archive: Archive,
    part: string,
    facts: { readonly where: string; readonly labels?: readonly string[] },
  ): Promise<void> {
    const name = part.slice(part.lastIndexOf('/') + 1);
    const names = new Set(archive.names.map((each) => lastName(each).toLowerCase()));
    // Parts are read one by one: what one links in the archive is among them.
    const beside: Beside = (target) =>
      names.has(lastName(decoded(target).replace(/[?#].*$/, '')).toLowerCase());
    await this.spare(undefined, async () =>
      this.embedded(await archive.read(part), { name, beside, ...facts }),
    );
  }

  /** Does a part of the reading without which the rest can be read on; what has stopped it is told. */
  async spare<T>(instead: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (this.budget.isSpent) throw error;
      this.caught(error);
      return instead;
    }
  }

  /** A file inside the layout; one that is a layout itself is opened as well, as deep as is sane. */
  async embedded(
    bytes: Buffer,
    facts: {
      readonly name: string;
      readonly where: string;
      readonly labels?: readonly string[];
      readonly beside?: Beside;
    },
  ): Promise<void> {
    const { name, where, labels = [], beside } = facts;
    if (bytes.length === 0) return;
    const content = await contentOfBytes(bytes, name);
    const at = this.add({ name, where, use: { kind: 'embedded', content }, labels });
    const format = formatOf(bytes.subarray(0, HEAD_BYTES), name);
    if (format === 'other' && isPromised(name)) {
      this.problem('unreadable', `In “${name}”: It is damaged, or not what its name says.`);
    }
    if (!isLayout(format)) return;
    if (this.depth >= LIMITS.depth) {
      this.problem('limit', `“${name}” was not read: it lies in layouts in layouts, deeper than is looked.`);
      return;
    }
    const inner = new Uses({
      budget: this.budget,
      descend: this.#descend,
      depth: this.depth + 1,
      prefix: this.#place(where === '' ? name : where),
      ...(beside === undefined ? {} : { beside }),
    });
    try {
      const reading = await this.#descend(bytes, name, inner);
      const told = await withReading(content, reading, inner.found.length);
      this.found[at] = { name, where: this.#place(where), use: { kind: 'embedded', content: told }, labels };
    } catch (error) {
      // The outer one can be read on; that a part could not be is said.
      inner.caught(error);
    }
    this.found.push(...inner.found);
    for (const { kind, message } of inner.problems) this.problem(kind, `In “${name}”: ${message}`);
  }

  problem(kind: LayoutProblemKind, message: string): void {
    if (!this.problems.some((known) => known.message === message)) this.problems.push({ kind, message });
  }

  /** Notes why reading has stopped; what is no limit of ours is a fault of the file. */
  caught(error: unknown): void {
    if (error instanceof LimitError) this.problem(error.kind, error.message);
    else this.problem('unreadable', 'It is damaged, or of a kind that cannot be read.');
  }

  /** Returns its place in `found`. */
  add(use: Use): number {
    this.budget.use();
    return this.found.push({ ...use, where: this.#place(use.where) }) - 1;
  }

  #place(where: string): string {
    return [this.#prefix, where].filter((part) => part !== '').join(' › ');
  }
}

/** `file:/Volumes/Job/Links/hero.jpg`, `C:\Job\hero.jpg`, `Disk:Job:hero.jpg` → `hero.jpg` */
export function lastName(target: string): string {
  const plain = decoded(target);
  const parts = plain.split(/[/\\:]/).filter((part) => part !== '');
  return parts.at(-1) ?? plain;
}
