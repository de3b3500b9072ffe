import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import log from 'electron-log/node.js';
import { beginning } from '../../../shared/model/beginning.ts';
import { attempt } from '../failures/index.ts';

/** Bytes after which a log file is put aside. */
const MAX_SIZE = 4 * 1024 ** 2;

/** Files that were put aside are kept up to this many: about 20 MB in all, about the last 20,000 downloads. */
const KEPT = 4;

/** What may stand in a log: names, codes and numbers. Never input, never an answer, never a link. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

export interface Log {
  /** Whether `debug` writes: what is costly to gather for it is gathered only then. */
  readonly isDebug: boolean;
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** `error` is written with its stack, its links and long tokens taken out. */
  error(event: string, facts: LogFacts, error: unknown): void;
}

/** Opens the log in `folder`, which is made where it is missing. `debug` writes the small steps too. */
export function createLog(
  folder: string,
  { level = 'info' }: { readonly level?: 'info' | 'debug' } = {},
): Log {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = log.create({ logId: folder });
  // Else electron-log looks for a package.json above the working folder, and writes nothing where there is none.
  file.transports.file.setAppName('Stockroom');
  file.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.transports.console.level = false;
  file.transports.file.level = level;
  file.transports.file.maxSize = MAX_SIZE;
  file.transports.file.archiveLogFn = ({ path: full }) => putAside(full);
  // Each line is in the file before its call returns: a process may end right behind it, and a crash says why.
  file.transports.file.sync = true;
  file.transports.file.resolvePathFn = () => logFile(folder);
  // The lines are text already; electron-log's own formatting takes five times as long as the write.
  file.transports.file.transforms = [
    ({ message }) => [`[${message.date.toISOString()}] [${message.level}] ${String(message.data[0])}`],
  ];
  const line = (event: string, facts: LogFacts = {}) => `${event} ${JSON.stringify(facts)}`;
  const isDebug = level === 'debug';
  return {
    isDebug,
    debug: (event, facts) => {
      if (isDebug) file.debug(line(event, facts));
    },
    info: (event, facts) => file.info(line(event, facts)),
    warn: (event, facts) => file.warn(line(event, facts)),
    error: (event, facts, error) =>
      file.error(`${line(event, facts)}\n${redact(inspect(error, { depth: 2 }))}`),
  };
}

/** The file that is written to. */
export function logFile(folder: string): string {
  return path.join(folder, 'stockroom.log');
}

/** All files of the log that may exist, the oldest first. */
export function logFiles(folder: string): readonly string[] {
  const old = Array.from({ length: KEPT }, (_, index) => path.join(folder, oldName(KEPT - index)));
  return [...old, logFile(folder)];
}

function oldName(number: number): string {
  return number === 1 ? 'stockroom.old.log' : `stockroom.old${number}.log`;
}

/** Makes room for a new file: each old one takes the name of the next older, and the oldest goes. */
function putAside(full: string): void {
  const names = [full, ...logFiles(path.dirname(full)).slice(0, -1).toReversed()];
  for (let index = names.length - 1; index > 0; index -= 1) {
    const [from, to] = [names[index - 1], names[index]];
    if (from === undefined || to === undefined) continue;
    // It does not exist yet, or another process has just put it aside: the lines stay where they are.
    attempt(() => renameSync(from, to), undefined);
  }
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
