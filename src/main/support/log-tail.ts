import { readFileSync } from 'node:fs';
import { logFiles, onlyWords } from '../platform/log/index.ts';
import type { LogFacts } from '../platform/log/index.ts';
import { attempt, overlooked } from '../platform/failures/index.ts';

/** One line of the log that a machine has written. */
export interface LogLine {
  readonly head: string;
  readonly event: string;
  readonly facts: LogFacts;
}

const LINE = /^(\[[\d.:TZ-]{1,32}\] \[\w{1,8}\]) ([\w.:-]{1,64}) (\{.{0,4000}\})$/;
/** A place in the code. Paths of the system, before the name of the file, say who uses the computer. */
const FRAME =
  /^\s{1,16}at (?:async )?([\w.#<>]{1,80} )?\(?[^()]{0,400}?([\w-]{1,60}\.(?:ts|js|mjs|cjs):\d{1,6}:\d{1,6})\)?$/;

/**
 * The last lines of the log for a report, the oldest first. Of each line its event and its facts stay, where they are
 * IDs, codes and numbers; of an error its place in the code. Texts of errors are left out: they may name files.
 */
export function logTail(folder: string, most: number): readonly (LogLine | string)[] {
  const lines: (LogLine | string)[] = [];
  // The newest file first: five files of megabytes are not read for the end of one.
  for (const file of logFiles(folder).toReversed()) {
    lines.unshift(
      ...textOf(file)
        .split(/\r?\n/)
        .flatMap((line) => cleaned(line))
        .slice(lines.length - most),
    );
    if (lines.length >= most) break;
  }
  return lines;
}

function cleaned(line: string): readonly (LogLine | string)[] {
  const [, head, event, json] = LINE.exec(line) ?? [];
  if (head !== undefined && event !== undefined && json !== undefined) {
    // Another process was killed while it wrote the line: it tells nothing.
    return attempt(() => [{ head, event, facts: onlyWords(JSON.parse(json) as object) }], []);
  }
  const [, name = '', place] = FRAME.exec(line) ?? [];
  return place === undefined ? [] : [`    at ${name}${place}`];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // A log that is not there, or can't be read, has no lines; the rest of the report is worth having.
    return overlooked('support.log', '')(error);
  }
}
