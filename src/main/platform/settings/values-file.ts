import path from 'node:path';
import Conf from 'conf';
import type { Options } from 'conf';

type Values = Record<string, unknown>;

/**
 * A JSON file of values, and the port that hosts fill: `conf` for the web host and the command line, Electron's
 * `electron-store` for the desktop. The two read and write the same file alike.
 */
export interface ValuesFile {
  /** All values as the file has them now. Throws when the file can't be read, or is no JSON. */
  readonly store: Readonly<Values>;
  /** Writes these values into the file as a whole, in one step, and leaves its other values. */
  set(values: Partial<Values>): void;
}

/** Opens the file at an absolute path. Throws when there is a file that can't be read, or is no JSON. */
export type OpenValues = (file: string) => ValuesFile;

/** What both stores are told, whichever opens the file: only so is it one format. */
export function valuesOptions(file: string) {
  const { dir, name, ext } = path.parse(file);
  const options = {
    cwd: dir,
    fileExtension: ext.slice(1),
    projectVersion: '0',
    // A file that is no JSON is moved aside with what the user wrote, never emptied.
    clearInvalidConfig: false,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  } satisfies Options<Values>;
  return { name, options };
}

export const openWithConf: OpenValues = (file) => {
  const { name, options } = valuesOptions(file);
  return new Conf<Values>({ ...options, configName: name, projectName: 'stockroom' });
};
