import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LogLine {
  readonly event: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The log of a test's app as it is on the disk. */
export function logText(folder: string): string {
  const file = join(folder, 'profile', 'logs', 'stockroom.log');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** Its lines with these facts, as a person finds them with `grep`. */
export function linesWith(folder: string, wanted: Readonly<Record<string, unknown>>): readonly LogLine[] {
  return logText(folder)
    .split('\n')
    .flatMap((line) => {
      const found = /^\[[^\]]+\] \[\w+\] (\S+) (\{.*\})$/.exec(line);
      if (found === null) return [];
      const [, event = '', facts = '{}'] = found;
      return [{ event, facts: JSON.parse(facts) as LogLine['facts'] }];
    })
    .filter(({ facts }) => Object.entries(wanted).every(([name, value]) => facts[name] === value));
}
