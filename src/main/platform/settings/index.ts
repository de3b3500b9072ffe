import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  areaValues,
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
  fileHosts,
  rightsInFiles,
} from '../../../shared/contract/index.ts';
import { StockroomError } from '../../../shared/model/failure.ts';
import { DEFAULT_SETTINGS, THEMES } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { isLoosened } from '../consent/index.ts';
import type { Consent } from '../consent/index.ts';
import { createStateFeed } from '../streams/index.ts';
import { openSettingsFile } from './settings-file.ts';
import type { SettingsFile } from './settings-file.ts';
import { openWithConf } from './values-file.ts';
import type { OpenValues } from './values-file.ts';
import { overlooked } from '../failures/index.ts';

export { valuesOptions } from './values-file.ts';
export type { OpenValues, ValuesFile } from './values-file.ts';

export interface SettingsService {
  /** The settings as this process has read them last. */
  readonly current: Settings;
  /**
   * As they stand in the file now, whichever process wrote them: for what must not go by an older value, such as a
   * limit or the folder that a file goes to. Throws `disk.denied` when the file cannot be read.
   */
  fresh(): Settings;
  /**
   * Changes what a page may change. A limit that is raised or taken away needs a person's word first: throws
   * `declined` or `cannot-ask` without it, and changes nothing then.
   */
  update(change: Partial<Settings>): Promise<Settings>;
  /** The library has another folder; asks for no word. */
  setLibraryFolder(libraryFolder: string): void;
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
  askAbove: spendingLimit,
  dailyWarnAt: spendingLimit,
  markerField,
  requiredReferences: referenceFields,
  rightsInFiles,
  swapAfterLicensing: z.boolean(),
  fileHosts,
  areas: areaValues,
} satisfies Record<keyof Settings, z.ZodType>;

/** What holds back a page that was taken over. */
const LIMITS = ['dailyLimit', 'askAbove'] as const;

/** How often the file is compared with what was read of it, in milliseconds. */
const LOOK_EVERY = 1_000;

export function createSettings(options: {
  readonly file: string;
  /** The host's store. Default: `conf`. */
  readonly openValues?: OpenValues | undefined;
  /** Where files land until the user chooses another folder. */
  readonly defaultLibrary: string;
  /** In milliseconds. Default: a second. */
  readonly lookEvery?: number;
  /** Asks for what lets more money through. */
  readonly consent: Consent;
}): SettingsService {
  const file = openSettingsFile(options.file, options.openValues ?? openWithConf);
  const defaults: Settings = { ...DEFAULT_SETTINGS, libraryFolder: options.defaultLibrary };
  let version = file.version();
  const feed = createStateFeed(believe(file.read(), defaults));

  const fresh = (): Settings => {
    const found = file.version();
    // A file that was taken away says nothing about a limit: what it said last stays in force.
    if (found === version || found === '') return feed.current;
    const next = believe(readable(file), defaults);
    version = found;
    if (!isDeepStrictEqual(next, feed.current)) feed.set(next);
    return feed.current;
  };
  const write = (change: Partial<Settings>): Settings => {
    file.write(change);
    version = file.version();
    feed.set(believe(readable(file), defaults));
    return feed.current;
  };
  const timer = setInterval(() => {
    try {
      fresh();
    } catch (error) {
      // The next look reads the file again; a caller that needs it at once hears why it failed.
      overlooked('settings.look')(error);
    }
  }, options.lookEvery ?? LOOK_EVERY);
  timer.unref();

  return {
    get current() {
      return feed.current;
    },
    fresh,
    update: async (change) => {
      const now = fresh();
      for (const limit of LIMITS) {
        const [from, to] = [now[limit], change[limit]];
        if (to !== undefined && isLoosened(from, to)) {
          await options.consent.need({ kind: 'limit', limit, from, to });
        }
      }
      // Another window may have set another area's value meanwhile.
      return write(
        change.areas === undefined ? change : { ...change, areas: { ...now.areas, ...change.areas } },
      );
    },
    setLibraryFolder: (libraryFolder) => void write({ libraryFolder }),
    watch: (signal) => feed.watch(signal),
    notice:
      file.movedAside === null
        ? null
        : `The settings could not be read, so Stockroom started with the usual ones: no daily limit is in force. The old file is kept as ${file.movedAside}.`,
    close: () => {
      clearInterval(timer);
      feed.close();
    },
  };
}

function readable(file: SettingsFile): Readonly<Record<string, unknown>> {
  try {
    return file.read();
  } catch (cause) {
    throw new StockroomError('disk.denied', {
      message: 'The settings of this profile cannot be read.',
      action: 'Mend settings.json in the profile folder, or its permissions, and try again.',
      cause,
    });
  }
}

function believe(stored: Readonly<Record<string, unknown>>, defaults: Settings): Settings {
  const read = <Key extends keyof Settings>(key: Key): Settings[Key] => {
    const parsed = FIELDS[key].safeParse(stored[key]);
    return parsed.success ? (parsed.data as Settings[Key]) : defaults[key];
  };
  const isLost = (key: keyof Settings): boolean =>
    stored[key] !== undefined && !FIELDS[key].safeParse(stored[key]).success;
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
    // A limit that cannot be read is still a limit: nothing is spent before a person has set it again.
    dailyLimit: isLost('dailyLimit') ? '0' : read('dailyLimit'),
    askAbove: isLost('askAbove') ? '0' : read('askAbove'),
    dailyWarnAt: read('dailyWarnAt'),
    markerField: read('markerField'),
    requiredReferences: read('requiredReferences'),
    rightsInFiles: read('rightsInFiles'),
    swapAfterLicensing: read('swapAfterLicensing'),
    fileHosts: read('fileHosts'),
    areas: read('areas'),
  };
}
