import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { StockroomError } from '../../../shared/model/failure.ts';

import { isWithin } from './within.ts';
import { overlooked } from '../failures/index.ts';

export { isLeftBehind, temporaryName } from './temporary.ts';
export { isWithin } from './within.ts';

/** Keeps the user's folders and the folders that Stockroom works in apart. */
export interface Places {
  /** Whether a folder is the profile, lies in it or holds it; by the real folders, however their paths are spelled. */
  overlaps(folder: string): boolean;
  /** Throws `folder.profile` where the folder overlaps with the profile. */
  refuse(folder: string): void;
}

export interface PlacesOptions {
  /** The folder of the profile; for the demo, of the profile that it was opened from. Absolute. */
  readonly root: string;
  /** The folder for files that the host has set apart. It may lie in the profile: nothing else is written there. */
  readonly setApart: string;
}

export function createPlaces({ root, setApart }: PlacesOptions): Places {
  const overlaps = (folder: string): boolean => {
    const isApart = isInside(root, setApart) && !isInside(setApart, root) && isInside(setApart, folder);
    return !isApart && (isInside(root, folder) || isInside(folder, root));
  };
  return {
    overlaps,
    refuse: (folder) => {
      if (overlaps(folder)) throw new StockroomError('folder.profile');
    },
  };
}

/** Whether the real folder of `target` is that of `folder`, or lies below it. Neither has to exist yet. */
function isInside(folder: string, target: string): boolean {
  const wanted = resolved(folder);
  const given = resolved(target);
  // A volume may take two spellings for one folder, and a folder may be mounted twice: its number tells.
  return (
    isWithin(wanted.path, given.path) ||
    (wanted.rest === '' && foldersAbove(given.standing).includes(identityOf(wanted.standing)))
  );
}

interface Resolved {
  /** The path without links. */
  readonly path: string;
  /** The innermost folder on the way that exists, without links, and what is below it. */
  readonly standing: string;
  readonly rest: string;
}

function resolved(folder: string): Resolved {
  let standing = path.resolve(folder);
  let rest = '';
  for (;;) {
    try {
      const real = realpathSync.native(standing);
      return { path: path.join(real, rest), standing: real, rest };
    } catch (error) {
      overlooked('places.realpath')(error);
      const parent = path.dirname(standing);
      if (parent === standing) return { path: path.join(standing, rest), standing, rest };
      rest = path.join(path.basename(standing), rest);
      standing = parent;
    }
  }
}

function foldersAbove(folder: string): readonly string[] {
  const identities: string[] = [];
  for (let at = folder; ; at = path.dirname(at)) {
    identities.push(identityOf(at));
    if (path.dirname(at) === at) return identities;
  }
}

/** The number of a folder on its volume; the path itself where the folder can't be looked at. */
function identityOf(folder: string): string {
  try {
    const { dev, ino } = statSync(folder, { bigint: true });
    return `${dev}:${ino}`;
  } catch (error) {
    return overlooked('places.identity', folder)(error);
  }
}
