import type { WriteTags } from 'exiftool-vendored';
import { StockroomError } from '../../../shared/model/failure.ts';
import { proveExifTool, vendoredExifTool } from './exiftool-path.ts';
import type { Said } from './additions.ts';
import type { Tags } from './tags.ts';

/** ExifTool, the program that knows where every format keeps what it says of itself. */
export interface Tool {
  /** Writes into the file itself, which is a copy, or makes a new sidecar. Throws `rights.tool` where there is no ExifTool. */
  write(file: string, tags: Tags): Promise<void>;
  /** Everything that a file says of itself, in all of its blocks. Throws for what can't be read at all. */
  read(file: string): Promise<Said>;
  /** Ends the process, if one was ever started. */
  close(): Promise<void>;
}

/** For one file of any size on a slow disk. Milliseconds. */
const PATIENCE = 120_000;

export interface ToolOptions {
  /** Another ExifTool than the one that comes along. */
  readonly exiftool?: string;
  /** What runs it; `null` where it runs by itself, as on Windows. */
  readonly perl?: string | null;
}

/** Starts nothing: the first file does. */
export function createTool(options: ToolOptions = {}): Tool {
  const { perl = process.platform === 'win32' ? null : 'perl' } = options;
  let started: Promise<import('exiftool-vendored').ExifTool> | null = null;

  const start = async () => {
    try {
      const exiftoolPath = options.exiftool ?? vendoredExifTool();
      await proveExifTool(exiftoolPath, perl);
      // Loaded late: most runs write nothing.
      const { ExifTool } = await import('exiftool-vendored');
      return new ExifTool({
        exiftoolPath,
        ignoreShebang: perl !== null,
        checkPerl: false,
        maxProcs: 1,
        taskTimeoutMillis: PATIENCE,
        taskRetries: 0,
        // Fields mean what they are called, not what a group of makers has agreed on.
        useMWG: false,
      });
    } catch (error) {
      throw new StockroomError('rights.tool', { cause: error });
    }
  };

  const running = () => {
    started ??= start().catch((error: unknown) => {
      // Perl may be installed while the app runs.
      started = null;
      throw error;
    });
    return started;
  };

  return {
    write: async (file, tags) => {
      const tool = await running();
      // ExifTool's own type knows each tag by name; ours are known to it with their groups.
      const named: WriteTags = tags;
      await tool.write(file, named, { writeArgs: ['-overwrite_original'] });
    },
    read: async (file) => {
      const tool = await running();
      // Group, name, and which of several of that name: none hides another.
      const told: unknown = await tool.readRaw(file, {
        readArgs: ['-G1:4', '-struct', '-a', '-all:all'],
      });
      const said = new Map<string, unknown[]>();
      for (const [key, value] of Object.entries(typeof told === 'object' && told !== null ? told : {})) {
        if (!key.includes(':')) continue;
        const name = key.replace(/:Copy\d+:/, ':');
        said.set(name, [...(said.get(name) ?? []), value]);
      }
      return said;
    },
    close: async () => {
      const tool = await started?.catch(() => null);
      started = null;
      await tool?.end();
    },
  };
}
