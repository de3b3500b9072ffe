export const THEMES = ['system', 'dark', 'light'] as const;
export type Theme = (typeof THEMES)[number];

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
}

export const DEFAULT_SETTINGS: Omit<Settings, 'libraryFolder'> = {
  theme: 'system',
  gridRowHeight: 220,
  maxApiCalls: 6,
  maxTransfers: 6,
};
