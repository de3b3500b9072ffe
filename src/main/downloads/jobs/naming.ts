import { DEFAULT_COMP_SUFFIX, DEFAULT_TEMPLATE, filePath } from '../../../shared/model/file-name.ts';
import type { NameParts } from '../../../shared/model/file-name.ts';
import type { JobId } from '../../../shared/model/ids.ts';
import type { CollisionRule } from '../../../shared/model/settings.ts';

/** How files are named, as the user has set it; asked when a file is complete. */
export interface Naming {
  template(): string;
  /** What the name of a comp says; empty for nothing. */
  compSuffix(): string;
  /** What to do where the name is taken. */
  collision(): CollisionRule;
  /** What the list of a batch says about the file of a job. */
  wordsFor(job: JobId): { readonly project: string; readonly name: string } | null;
}

export const usualNaming: Naming = {
  template: () => DEFAULT_TEMPLATE,
  compSuffix: () => DEFAULT_COMP_SUFFIX,
  collision: () => 'number',
  wordsFor: () => null,
};

interface Named extends Omit<NameParts, 'project' | 'date'> {
  readonly jobId: JobId;
  readonly createdAt: number;
}

/** Path inside the folder, with `/` between its parts, each of at most `maxBytes`. */
export function pathFor({ jobId, createdAt, ...parts }: Named, naming: Naming, maxBytes: number): string {
  const words = naming.wordsFor(jobId);
  const title = words === null || words.name === '' ? parts.title : words.name;
  return filePath(
    { ...parts, title, project: words?.project ?? '', date: day(createdAt) },
    naming.template(),
    naming.compSuffix(),
    maxBytes,
  );
}

/** `2026-11-21`, where the user is. */
function day(at: number): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
