import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { isJsonObject } from '../json.ts';
import type { SandboxEvent } from './events.ts';

/** Where events are kept. Appending is done before the caller is answered. */
export interface Journal {
  /** What an earlier run left. */
  readonly past: readonly SandboxEvent[];
  append(event: SandboxEvent): void;
  close(): void;
}

const HEADER = { format: 'stockroom-sandbox', version: 1 };

export const memoryJournal: Journal = { past: [], append: () => {}, close: () => {} };

/**
 * One JSON line an event, appended with a single write: the kernel has the whole line before the answer
 * leaves, so a killed process loses nothing. A line torn by a crash of the machine is cut off at the next
 * start. Power loss is not guarded against; it is a demo's state.
 */
export function fileJournal(path: string): Journal {
  const past: SandboxEvent[] = [];
  const content = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const sound = content.subarray(0, content.lastIndexOf(0x0a) + 1);
  const lines = sound.toString('utf8').split('\n').slice(0, -1);
  for (const [index, line] of lines.entries()) {
    const value = parse(line);
    if (index === 0 ? !isHeader(value) : !isEvent(value)) throw notOurs(path, index + 1);
    if (isEvent(value)) past.push(value);
  }
  if (lines.length === 0 && content.length > 0 && content[0] !== HEADER_START) throw notOurs(path, 1);
  // Credentials are demo values, yet sessions live in here: for the owner only.
  const file = openSync(path, 'a', 0o600);
  ftruncateSync(file, sound.length);
  if (lines.length === 0) writeSync(file, `${JSON.stringify(HEADER)}\n`);
  return {
    past,
    append: (event) => writeSync(file, `${JSON.stringify(event)}\n`),
    close: () => closeSync(file),
  };
}

const HEADER_START = '{'.charCodeAt(0);

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isHeader(value: unknown): boolean {
  return isJsonObject(value) && value['format'] === HEADER.format && value['version'] === HEADER.version;
}

const TYPES: Readonly<Record<SandboxEvent['type'], true>> = {
  'session-opened': true,
  'session-closed': true,
  'comp-taken': true,
  'item-licensed': true,
  'licences-transferred': true,
  'invoice-created': true,
  'generation-started': true,
};

function isEvent(value: unknown): value is SandboxEvent {
  return isJsonObject(value) && typeof value['type'] === 'string' && Object.hasOwn(TYPES, value['type']);
}

function notOurs(path: string, line: number): Error {
  return new Error(`${path} is not a state file of this sandbox (line ${line}). Nothing was changed.`);
}
