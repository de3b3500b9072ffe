/** The sandbox in the bundles: the demo's files hold it, and what starts without the demo holds no part of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUNDLES } from './boot.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The texts of all files below a folder, by their paths in it. */
function texts(folder: string, extensions: RegExp): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && extensions.test(entry.name),
  );
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')];
    }),
  );
}

/** What a bundler leaves as it is: the phrases of a source. Short strings are names of HTTP and of libraries too. */
const strings = (text: string) =>
  [...text.matchAll(/'([A-Za-z][^'\\\n`"$]{19,})'/g)].map(([, string = '']) => string);

const product = [...texts(join(ROOT, 'src'), /\.(tsx?|html|css)$/).values()].join('\n');
/** Strings that the sandbox alone has. */
const MARKS = [...texts(join(ROOT, 'packages/sandbox/src'), /\.ts$/)]
  .flatMap(([, text]) => strings(text.replace(/^(import|export) .*$|^} from .*$/gm, '')))
  .filter((mark, at, all) => all.indexOf(mark) === at && !product.includes(mark));

const marksIn = (text: string) => MARKS.filter((mark) => text.includes(mark));

/** The files of a bundle that an entry loads at once, by their static imports; with `import()` what it can load. */
function closure(files: ReadonlyMap<string, string>, entry: string, onDemand = false): Set<string> {
  const seen = new Set<string>();
  const pattern = onDemand
    ? /(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g
    : /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;
  const visit = (file: string) => {
    const text = files.get(file);
    if (text === undefined || seen.has(file)) return;
    seen.add(file);
    for (const [, target = ''] of text.matchAll(pattern))
      visit(join(dirname(file), target).replaceAll('\\', '/'));
  };
  visit(entry);
  return seen;
}

describe('the sandbox', () => {
  const main = texts(join(BUNDLES, 'main'), /\.js$/);
  const textOf = (files: ReadonlySet<string>) => [...files].map((file) => main.get(file)).join('\n');
  /** The host is the chunk that the entry imports on demand. */
  const host = [...main.keys()].find((file) => file.startsWith('chunks/electron-')) ?? '';

  it('can be told by its strings', () => {
    expect(MARKS.length).toBeGreaterThan(500);
    expect(marksIn(main.get('sandbox-worker.js') ?? '').length).toBeGreaterThan(0.8 * MARKS.length);
  });

  it('is in no file that the app loads before the demo opens', () => {
    const start = textOf(closure(main, 'index.js').union(closure(main, host)));
    expect(start.length).toBeGreaterThan(1_000_000);
    expect(marksIn(start)).toEqual([]);
  });

  it.each(['licences-worker.js', 'layout-worker.js'])('is not in %s', (entry) => {
    expect(marksIn(textOf(closure(main, entry, true)))).toEqual([]);
  });

  it('is loaded when the demo opens', () => {
    const later = closure(main, host, true).difference(closure(main, host));
    expect(textOf(later)).toContain('The sandbox ended before it was ready.');
  });

  it.each(['preload', 'renderer'])('has no part in the %s', (folder) => {
    const files = texts(join(BUNDLES, folder), /\.(c?js|html|css)$/);
    expect(files.size).toBeGreaterThan(0);
    expect(marksIn([...files.values()].join('\n'))).toEqual([]);
  });
});
