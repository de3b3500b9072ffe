import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import log from 'electron-log/node.js';
import { beginning } from '../../../shared/model/beginning.ts';

/** Bytes after which a log file is put aside; one old file is kept. */
const MAX_SIZE = 2 * 1024 ** 2;

/** What may stand in a log: names, codes and numbers. Never input, never an answer, never a link. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** `error` is written with its stack, its links and long tokens taken out. */
  error(event: string, facts: LogFacts, error: unknown): void;
}

export function createLog(folder: string): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = log.create({ logId: folder });
  // Else electron-log looks for a package.json above the working folder, and writes nothing where there is none.
  file.transports.file.setAppName('Stockroom');
  file.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.transports.console.level = false;
  file.transports.file.level = 'info';
  file.transports.file.maxSize = MAX_SIZE;
  // Each line is in the file before its call returns: a process may end right behind it, and a crash says why.
  file.transports.file.sync = true;
  file.transports.file.resolvePathFn = () => path.join(folder, 'stockroom.log');
  const line = (event: string, facts: LogFacts = {}) => `${event} ${JSON.stringify(facts)}`;
  return {
    info: (event, facts) => file.info(line(event, facts)),
    warn: (event, facts) => file.warn(line(event, facts)),
    error: (event, facts, error) =>
      file.error(`${line(event, facts)}\n${redact(inspect(error, { depth: 2 }))}`),
  };
}

/** Characters of an error that are written; no regular expression below looks through more. */
const MOST_TEXT = 16_384;

/** Takes out what could be a secret in the text of an error that is not ours: addresses and long tokens. */
export function redact(text: string): string {
  return beginning(text, MOST_TEXT)
    .replace(/\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s'"<>)]+/gi, (link) =>
      link.startsWith('file:') || link.startsWith('node:') ? link : '[link]',
    )
    .replace(/\b[A-Za-z0-9_-]{24,}\b/g, '[token]');
}
