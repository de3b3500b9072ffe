/** What the desktop's preload lends to the page; a browser lends nothing. */
interface Desktop {
  readonly pathOf?: (file: File) => string;
}

/** Where a dropped or chosen file lies. `null` in a browser, which does not tell its pages. */
export function pathOf(file: File, page: object = globalThis): string | null {
  const { stockroom } = page as { readonly stockroom?: Desktop };
  const path = stockroom?.pathOf?.(file) ?? '';
  return path === '' ? null : path;
}

/** Of what is dropped or chosen. Without paths, files are copied to be looked at. */
export function knowsPaths(page: object = globalThis): boolean {
  return (page as { readonly stockroom?: Desktop }).stockroom?.pathOf !== undefined;
}
