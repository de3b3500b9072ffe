import { isGivenPath } from '../../shared/model/given-path.ts';
import type { GivenPath } from '../../shared/model/given-path.ts';

/** What the desktop's preload lends to the page; a browser lends nothing. */
interface Desktop {
  readonly pathOf?: (file: File) => string;
}

/** Stands for where a dropped or chosen file lies. `null` in a browser, which does not tell its pages. */
export function pathOf(file: File, page: object = globalThis): GivenPath | null {
  const { stockroom } = page as { readonly stockroom?: Desktop };
  const path = stockroom?.pathOf?.(file) ?? '';
  return isGivenPath(path) ? path : null;
}

/** Of what is dropped or chosen. Without paths, files are copied to be looked at. */
export function knowsPaths(page: object = globalThis): boolean {
  return (page as { readonly stockroom?: Desktop }).stockroom?.pathOf !== undefined;
}
