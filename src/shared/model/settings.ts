import type { AreaValues } from './area-setting.ts';
import { NO_LIMIT } from './bandwidth.ts';
import type { Bandwidth } from './bandwidth.ts';
import { DEFAULT_COMP_SUFFIX, DEFAULT_TEMPLATE } from './file-name.ts';
import type { ReferenceField } from './project.ts';
import type { RightsInFiles } from './rights.ts';

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
  /** Transfers at once from one file server; see `MAX_PER_HOST`. */
  readonly maxTransfersPerHost: number;
  readonly bandwidth: Bandwidth;
  /** See `filePath`. */
  readonly nameTemplate: string;
  /** What the name of a comp says; empty for nothing. */
  readonly compSuffix: string;
  readonly collision: CollisionRule;
  /** Disk space for previews, in bytes. */
  readonly cacheBytes: number;
  /** Name of the project that is worked for; empty for none. */
  readonly project: string;
  /** What may be licensed for in any 24 hours, without VAT; a plain decimal, `null` for no limit. */
  readonly dailyLimit: string | null;
  /**
   * What may be licensed for in 24 hours, without VAT, before Stockroom asks a person outside of the page; a plain
   * decimal, `null` for never asking. Purchases that a person agreed to do not count.
   */
  readonly askAbove: string | null;
  /** Stockroom warns from this sum on. */
  readonly dailyWarnAt: string | null;
  /** The reference that bears our marker where an order leaves it empty; `null`: all fields are in use. */
  readonly markerField: ReferenceField | null;
  /** References without which nothing is licensed, whatever the project. */
  readonly requiredReferences: readonly ReferenceField[];
  /** Where the licence of a licensed file is written down when it lands. */
  readonly rightsInFiles: RightsInFiles;
  /** Whether a licensed file takes the place of its comps as soon as it is here. */
  readonly swapAfterLicensing: boolean;
  /** Hosts that previews and files may come from besides the service's own; see `fileHost`. */
  readonly fileHosts: readonly string[];
  /** Values of the settings that areas define, by their keys; see `defineSetting`. */
  readonly areas: AreaValues;
}

/** Sockets that one file server gets at most, whatever the setting: what browsers hold themselves to. */
export const MAX_PER_HOST = 6;

/** What the licensing section of the settings changes. */
export type LicensingSettings = Pick<
  Settings,
  'dailyLimit' | 'askAbove' | 'dailyWarnAt' | 'markerField' | 'requiredReferences'
>;

export const DEFAULT_SETTINGS: Omit<Settings, 'libraryFolder'> = {
  theme: 'system',
  gridRowHeight: 220,
  maxApiCalls: 6,
  maxTransfers: 6,
  maxTransfersPerHost: MAX_PER_HOST,
  bandwidth: NO_LIMIT,
  nameTemplate: DEFAULT_TEMPLATE,
  compSuffix: DEFAULT_COMP_SUFFIX,
  collision: 'number',
  cacheBytes: 1_000_000_000,
  project: '',
  dailyLimit: null,
  askAbove: '100',
  dailyWarnAt: null,
  markerField: 'other',
  requiredReferences: [],
  rightsInFiles: 'off',
  swapAfterLicensing: false,
  fileHosts: [],
  areas: {},
};
