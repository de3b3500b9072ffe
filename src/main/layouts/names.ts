import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { overlooked } from '../platform/failures/index.ts';

/**
 * Files by names that were written on another computer: a Mac takes every Unicode form of a name for the same one, and
 * Macs and Windows take capitals for small letters. Remembers what folders hold.
 */
export class Names {
  readonly #listings = new Map<string, Promise<readonly string[]>>();

  /** The file at exactly this path; `null` where there is none. */
  static async exact(file: string): Promise<string | null> {
    const facts = await stat(file).catch(overlooked('layouts.stat', null));
    return facts?.isFile() === true ? file : null;
  }

  /** The one file that this path may mean; `null` where there is none, or more than one. */
  async find(file: string): Promise<string | null> {
    const { root, dir, base } = path.parse(file);
    let folder = root;
    for (const part of [...dir.slice(root.length).split(path.sep), base]) {
      if (part === '') continue;
      const name = alike(part, await this.#list(folder));
      if (name === null) return null;
      folder = path.join(folder, name);
    }
    return Names.exact(folder);
  }

  #list(folder: string): Promise<readonly string[]> {
    const known = this.#listings.get(folder) ?? readdir(folder).catch(overlooked('layouts.folder', []));
    this.#listings.set(folder, known);
    return known;
  }
}

/** As it is, else in another form, else in other capitals, where only one is alike. */
function alike(wanted: string, names: readonly string[]): string | null {
  if (names.includes(wanted)) return wanted;
  for (const fold of [formOf, capitalsOf]) {
    const found = names.filter((name) => fold(name) === fold(wanted));
    if (found.length > 0) return found.length === 1 ? (found[0] ?? null) : null;
  }
  return null;
}

function formOf(name: string): string {
  return name.normalize('NFC');
}

function capitalsOf(name: string): string {
  return formOf(name).toUpperCase().toLowerCase().normalize('NFC');
}
