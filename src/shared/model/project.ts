import { foldName } from './fold-name.ts';
import { lesser } from './money.ts';
import type { References } from './licence.ts';
import type { Budget } from './quote.ts';

export const REFERENCE_FIELDS = ['project', 'client', 'purchaseOrder', 'isbn', 'other'] as const;
export type ReferenceField = keyof References;

export const REFERENCE_LABEL: Readonly<Record<ReferenceField, string>> = {
  project: 'Project',
  client: 'Client',
  purchaseOrder: 'Purchase order',
  isbn: 'ISBN',
  other: 'Other',
};

/** Longest value of a reference, in UTF-16 units; no accounting system takes more. */
export const MAX_REFERENCE = 200;

/** Work that licences are bought for. A licence belongs to it by the project's name in its references. */
export interface Project extends Budget {
  readonly id: number;
  readonly name: string;
  /** References that a licence for it gets unless the user writes others. Empty where none are set. */
  readonly defaults: Omit<References, 'project'>;
  /** References without which nothing is licensed for it. */
  readonly required: readonly ReferenceField[];
}

export type NewProject = Omit<Project, 'id'>;

/**
 * The project of this name, by `foldName`. Where an earlier version let two of one name be, their lower amounts count
 * and the references that either needs.
 */
export function projectNamed(projects: readonly Project[], name: string): Project | null {
  const wanted = foldName(name);
  if (wanted === '') return null;
  const same = projects.filter((one) => foldName(one.name) === wanted);
  const [first] = same;
  if (first === undefined) return null;
  return {
    ...first,
    warnAt: same.map(({ warnAt }) => warnAt).reduce(lesserOf),
    stopAt: same.map(({ stopAt }) => stopAt).reduce(lesserOf),
    required: [...new Set(same.flatMap(({ required }) => required))],
  };
}

function lesserOf(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : lesser(a, b);
}

/**
 * References as they are after choosing a project: its defaults go where nothing is written, or where the defaults
 * of the project before stand. What the user has written stays.
 */
export function withProject(
  references: References,
  name: string,
  { before, after }: { readonly before: Project | null; readonly after: Project | null },
): References {
  const next: Record<ReferenceField, string> = { ...references, project: name };
  for (const field of REFERENCE_FIELDS) {
    if (field === 'project') continue;
    const isUntouched = references[field] === '' || references[field] === before?.defaults[field];
    if (isUntouched) next[field] = after?.defaults[field] ?? '';
  }
  return next;
}

/** References that have to be given and are not. */
export function missingReferences(
  references: References,
  always: readonly ReferenceField[],
  project: Project | null,
): readonly ReferenceField[] {
  const required = new Set([...always, ...(project?.required ?? [])]);
  return REFERENCE_FIELDS.filter((field) => required.has(field) && foldName(references[field]) === '');
}
