import { NO_LIMIT } from './bandwidth.ts';
import type { Bandwidth } from './bandwidth.ts';
import { DEFAULT_TEMPLATE } from './file-name.ts';

export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

/** Where a name is taken. `replace` replaces only files of ours, and never a paid one by a comp; a stranger's gets a number beside it. */
export const COLLISION_RULES = ['number', 'replace', 'skip'] as const;
export type CollisionRule = (typeof COLLISION_RULES)[number];

/** What the user chose. Holds no secret, and nothing the database knows better. */
export interface Settings {
  readonly theme: Theme;
  /** Absolute path of the folder that files land in. */
  readonly libraryFolder: string;
  /** Row height the grid aims at, in CSS pixels. */
  readonly gridRowHeight: number;
  /** API calls in flight at once. */
  readonly maxApiCalls: number;
  /** Transfers at once. */
  readonly maxTransfers: number;
  readonly bandwidth: Bandwidth;
  /** See `filePath`. */
  readonly nameTemplate: string;
  readonly collision: CollisionRule;
  /** Name of the project that is worked for; empty for none. */
  readonly project: string;
}

export const DEFAULT_SETTINGS: Omit<Settings, 'libraryFolder'> = {
  theme: 'system',
  gridRowHeight: 220,
  maxApiCalls: 6,
  maxTransfers: 6,
  bandwidth: NO_LIMIT,
  nameTemplate: DEFAULT_TEMPLATE,
  collision: 'number',
  project: '',
};
