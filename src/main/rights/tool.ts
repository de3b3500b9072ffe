import type { WriteTags } from 'exiftool-vendored';
import { StockroomError } from '../../shared/model/failure.ts';
import { proveExifTool, vendoredExifTool } from './exiftool-path.ts';
import type { Tags } from './tags.ts';

/** ExifTool, the program that knows where every format keeps what it says of itself. */
export interface Tool {
  /** Writes into the file itself, which is a copy, or makes a new sidecar. Throws `rights.tool` where there is no ExifTool. */
  write(file: string, tags: Tags): Promise<void>;
  read(file: string): Promise<Readonly<Record<string, unknown>>>;
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
      const said: unknown = await tool.readRaw(file, {
        readArgs: ['-G1', '-struct', '-XMP:all', '-IPTC:all'],
      });
      return typeof said === 'object' && said !== null ? { ...said } : {};
    },
    close: async () => {
      const tool = await started?.catch(() => null);
      started = null;
      await tool?.end();
    },
  };
}
