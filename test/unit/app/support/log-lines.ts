import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The log of a test's app as it is on the disk. */
export function logText(folder: string): string {
  const file = join(folder, 'profile', 'logs', 'stockroom.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** The lines of a log; the stack of an error stands in none. */
export function linesIn(text: string): readonly LogLine[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\[[^\]]+\] \[(\w+)\] (\S+) (\{.*\})$/.exec(line);
    if (found === null) return [];
    const [, level = '', event = '', facts = '{}'] = found;
    return [{ level, event, facts: JSON.parse(facts) as LogLine['facts'] }];
  });
}

/** The lines of a test's app with these facts, as a person finds them with `grep`. */
export function linesWith(folder: string, wanted: Readonly<Record<string, unknown>>): readonly LogLine[] {
  return linesIn(logText(folder)).filter(({ facts }) =>
    Object.entries(wanted).every(([name, value]) => facts[name] === value),
  );
}
