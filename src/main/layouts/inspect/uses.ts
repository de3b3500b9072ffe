import type { LayoutProblemKind } from '../../../shared/model/layout-check.ts';
import { contentOfBytes, withReading } from './content.ts';
import { formatOf, HEAD_BYTES, isLayout } from './formats.ts';
import { LIMITS, LimitError } from './limits.ts';
import type { Budget } from './limits.ts';
import type { FileReport, Reading, Use } from './report.ts';

/** Looks into a layout that lies in another one. */
export type Descend = (bytes: Buffer, name: string, into: Uses) => Promise<Reading>;

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

  constructor(options: {
    readonly budget: Budget;
    readonly descend: Descend;
    readonly depth?: number;
    readonly prefix?: string;
  }) {
    this.budget = options.budget;
    this.#descend = options.descend;
    this.depth = options.depth ?? 0;
    this.#prefix = options.prefix ?? '';
  }

  linked(
    target: string,
    facts: { readonly name?: string; readonly where?: string; readonly labels?: readonly string[] } = {},
  ): void {
    const use = { kind: 'linked', target } as const;
    this.add({
      name: facts.name ?? lastName(target),
      where: facts.where ?? '',
      use,
      labels: facts.labels ?? [],
    });
  }

  /** A file inside the layout; one that is a layout itself is opened as well, as deep as is sane. */
  async embedded(
    bytes: Buffer,
    facts: { readonly name: string; readonly where: string; readonly labels?: readonly string[] },
  ): Promise<void> {
    const { name, where, labels = [] } = facts;
    if (bytes.length === 0) return;
    const content = await contentOfBytes(bytes, name);
    const at = this.add({ name, where, use: { kind: 'embedded', content }, labels });
    if (!isLayout(formatOf(bytes.subarray(0, HEAD_BYTES), name))) return;
    if (this.depth >= LIMITS.depth) {
      this.problem('limit', 'It holds layouts in layouts, deeper than is looked.');
      return;
    }
    const inner = new Uses({
      budget: this.budget,
      descend: this.#descend,
      depth: this.depth + 1,
      prefix: this.#place(where === '' ? name : where),
    });
    try {
      const reading = await this.#descend(bytes, name, inner);
      const told = await withReading(content, reading, inner.found.length);
      this.found[at] = { name, where: this.#place(where), use: { kind: 'embedded', content: told }, labels };
    } catch (error) {
      // The outer one can be read on; that a part could not be is said.
      this.caught(error);
    }
    this.found.push(...inner.found);
    this.problems.push(...inner.problems);
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
  const plain = /^file:/i.test(target) ? decoded(target) : target;
  const parts = plain.split(/[/\\:]/).filter((part) => part !== '');
  return parts.at(-1) ?? plain;
}

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
