import { existsSync, renameSync } from 'node:fs';
import path from 'node:path';
import Conf from 'conf';

/** The settings file as it is on disk: any JSON object, not yet believed. */
export interface SettingsFile {
  read(): Readonly<Record<string, unknown>>;
  write(key: string, value: unknown): void;
  /** The copy that an unreadable file was moved to, if there was one. */
  readonly movedAside: string | null;
}

/** Opens the file; one that is no JSON is moved aside, so that nothing the user wrote is lost. */
export function openSettingsFile(file: string): SettingsFile {
  let movedAside: string | null = null;
  let conf: Conf<Record<string, unknown>>;
  try {
    conf = open(file);
  } catch {
    movedAside = moveAside(file);
    conf = open(file);
  }
  return {
    read: () => conf.store,
    write: (key, value) => conf.set(key, value),
    movedAside,
  };
}

function open(file: string): Conf<Record<string, unknown>> {
  const { dir, name, ext } = path.parse(file);
  const conf = new Conf<Record<string, unknown>>({
    cwd: dir,
    configName: name,
    fileExtension: ext.slice(1),
    projectName: 'stockroom',
    projectVersion: '0',
    clearInvalidConfig: false,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
  });
  // Conf reads lazily: a broken file must show here.
  if (typeof conf.store !== 'object') throw new TypeError('settings are not an object');
  return conf;
}

function moveAside(file: string): string {
  for (let n = 1; ; n += 1) {
    const target = `${file}.unreadable-${n}`;
    if (existsSync(target)) continue;
    renameSync(file, target);
    return target;
  }
}
