import { setTimeout } from 'node:timers/promises';
import type { MessagePortMain } from 'electron';
import { z } from 'zod';
import { idOfGiven } from '../../../shared/model/given-path.ts';
import type { GivenPath } from '../../../shared/model/given-path.ts';

/**
 * Paths that a person has given to a page by dropping or choosing a file. The preload tells them on a port of its own,
 * which the page never holds; the page gets names for them. A page that was taken over can therefore name nothing that
 * no person has given to it.
 */
export interface GivenPaths {
  /** Listens to the preload of one page. */
  listen(port: MessagePortMain): void;
  /** The absolute path, or `null` for a name that stands for none. */
  pathOf(given: GivenPath): Promise<string | null>;
}

/** The oldest are forgotten. */
const MOST = 10_000;
/** The page's call may overtake what the preload told on the other port. Milliseconds. */
const PATIENCE = 2_000;

const told = z.strictObject({ id: z.uuid(), path: z.string().min(1).max(32_768) });

export function createGivenPaths(patience = PATIENCE): GivenPaths {
  const paths = new Map<string, string>();
  let next = Promise.withResolvers<void>();

  return {
    listen: (port) => {
      port.on('message', ({ data }) => {
        const { id, path } = told.parse(data);
        paths.set(id, path);
        const [oldest] = paths.keys();
        if (oldest !== undefined && paths.size > MOST) paths.delete(oldest);
        next.resolve();
        next = Promise.withResolvers();
      });
      port.start();
    },
    pathOf: async (given) => {
      const id = idOfGiven(given);
      const late = setTimeout(patience, true, { ref: false });
      while (!paths.has(id)) if ((await Promise.race([next.promise, late])) === true) return null;
      return paths.get(id) ?? null;
    },
  };
}
