import path from 'node:path';
import { z } from 'zod';
import {
  bandwidth,
  cacheBytes,
  collision,
  compSuffix,
  markerField,
  maxTransfers,
  maxTransfersPerHost,
  nameTemplate,
  projectName,
  referenceFields,
  spendingLimit,
  rightsInFiles,
} from '../../shared/contract/index.ts';
import { DEFAULT_SETTINGS, THEMES } from '../../shared/model/settings.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { createStateFeed } from '../streams/index.ts';
import { openSettingsFile } from './settings-file.ts';

export interface SettingsService {
  readonly current: Settings;
  update(change: Partial<Settings>): Settings;
  watch(signal?: AbortSignal): AsyncIterable<Settings>;
  /** What the user should know about the start: a file that could not be read and where it went. */
  readonly notice: string | null;
  close(): void;
}

/** Each value on its own: one that makes no sense falls back to its default, the others stay. */
const FIELDS = {
  theme: z.enum(THEMES),
  libraryFolder: z
    .string()
    .min(1)
    .refine((folder) => path.isAbsolute(folder)),
  gridRowHeight: z.number().int().min(80).max(600),
  maxApiCalls: z.number().int().min(1).max(32),
  maxTransfers,
  maxTransfersPerHost,
  bandwidth,
  nameTemplate,
  compSuffix,
  collision,
  cacheBytes,
  project: projectName,
  dailyLimit: spendingLimit,
  dailyWarnAt: spendingLimit,
  markerField,
  requiredReferences: referenceFields,
  rightsInFiles,
  swapAfterLicensing: z.boolean(),
} satisfies Record<keyof Settings, z.ZodType>;

export function createSettings(options: {
  readonly file: string;
  /** Where files land until the user chooses another folder. */
  readonly defaultLibrary: string;
}): SettingsService {
  const file = openSettingsFile(options.file);
  const defaults: Settings = { ...DEFAULT_SETTINGS, libraryFolder: options.defaultLibrary };
  const feed = createStateFeed(believe(file.read(), defaults));

  return {
    get current() {
      return feed.current;
    },
    update: (change) => {
      for (const [key, value] of Object.entries(change)) file.write(key, value);
      feed.set({ ...feed.current, ...change });
      return feed.current;
    },
    watch: (signal) => feed.watch(signal),
    notice:
      file.movedAside === null
        ? null
        : `The settings could not be read, so Stockroom started with the usual ones. The old file is kept as ${file.movedAside}.`,
    close: () => feed.close(),
  };
}

function believe(stored: Readonly<Record<string, unknown>>, defaults: Settings): Settings {
  const read = <Key extends keyof Settings>(key: Key): Settings[Key] => {
    const parsed = FIELDS[key].safeParse(stored[key]);
    return parsed.success ? (parsed.data as Settings[Key]) : defaults[key];
  };
  return {
    theme: read('theme'),
    libraryFolder: read('libraryFolder'),
    gridRowHeight: read('gridRowHeight'),
    maxApiCalls: read('maxApiCalls'),
    maxTransfers: read('maxTransfers'),
    maxTransfersPerHost: read('maxTransfersPerHost'),
    bandwidth: read('bandwidth'),
    nameTemplate: read('nameTemplate'),
    compSuffix: read('compSuffix'),
    collision: read('collision'),
    cacheBytes: read('cacheBytes'),
    project: read('project'),
    dailyLimit: read('dailyLimit'),
    dailyWarnAt: read('dailyWarnAt'),
    markerField: read('markerField'),
    requiredReferences: read('requiredReferences'),
    rightsInFiles: read('rightsInFiles'),
    swapAfterLicensing: read('swapAfterLicensing'),
  };
}
