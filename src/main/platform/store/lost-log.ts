import { readFileSync } from 'node:fs';
import { overlooked } from '../failures/index.ts';

/**
 * Whether changes that a process had committed are missing from the log of a database that was not closed. SQLite drops
 * them without a word where the log is damaged or gone. Look before the database is opened.
 *
 * Formats: "WAL-mode File Format", sqlite.org/walformat.html.
 */
export function isLogLost(file: string): boolean {
  const index = readIndex(read(`${file}-shm`));
  const log = read(`${file}-wal`);
  const frames = countFrames(log);
  if (index !== null) {
    // All that it counts has reached the database.
    if (index.written >= index.frames) return false;
    const isSameLog = frames.salt === null || frames.salt === index.salt;
    return isSameLog && frames.whole < index.frames;
  }
  // The index is no part of what survives a power cut: without it the log alone tells.
  return frames.isCut;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    return overlooked('store.lost-log', Buffer.alloc(0))(error);
  }
}

interface Index {
  /** Frames of the log that belong to committed changes, and how many of them are in the database by now. */
  readonly frames: number;
  readonly written: number;
  readonly salt: string;
}

/** Of the head, which is there twice, and of what follows it. */
const INDEX_HEAD = 48;
const IS_READY_AT = 12;
const FRAMES_AT = 16;
const SALT_AT = 32;
const WRITTEN_AT = 96;

/** `null` where the index says nothing, or not the same twice. In the byte order of the computer. */
function readIndex(index: Buffer): Index | null {
  if (index.length < WRITTEN_AT + 4) return null;
  const isSame = index.subarray(0, INDEX_HEAD).equals(index.subarray(INDEX_HEAD, 2 * INDEX_HEAD));
  if (!isSame || index[IS_READY_AT] !== 1) return null;
  const numbers = new DataView(index.buffer, index.byteOffset);
  return {
    frames: numbers.getUint32(FRAMES_AT, true),
    written: numbers.getUint32(WRITTEN_AT, true),
    salt: index.toString('hex', SALT_AT, SALT_AT + 8),
  };
}

const LOG_HEAD = 32;
const FRAME_HEAD = 24;
const MAGIC = 0x37_7f_06_82;

interface Frames {
  /** Frames at the start of the log that are as they were written, up to the last commit among them. */
  readonly whole: number;
  /** Whether more of this log follows that is not as it was written. */
  readonly isCut: boolean;
  /** The salt of the log; `null` where it has no head that can be believed. */
  readonly salt: string | null;
}

function countFrames(log: Buffer): Frames {
  if (log.length < LOG_HEAD) return { whole: 0, isCut: false, salt: null };
  const magic = log.readUInt32BE(0);
  const isBigEndian = (magic & 1) === 1;
  const head = sum(log.subarray(0, 24), [0, 0], isBigEndian);
  const isHead = (magic & ~1) === MAGIC && isSum(log, 24, head);
  if (!isHead) return { whole: 0, isCut: log.length > LOG_HEAD, salt: null };
  const size = log.readUInt32BE(8);
  const salt = log.toString('hex', 16, 24);
  let before = head;
  let whole = 0;
  let count = 0;
  for (let at = LOG_HEAD; at + FRAME_HEAD + size <= log.length; at += FRAME_HEAD + size) {
    // The frames that follow are of an earlier round through the file.
    if (log.toString('hex', at + 8, at + 16) !== salt) break;
    const own = sum(log.subarray(at, at + 8), before, isBigEndian);
    const now = sum(log.subarray(at + FRAME_HEAD, at + FRAME_HEAD + size), own, isBigEndian);
    if (!isSum(log, at + 16, now)) return { whole, isCut: true, salt };
    before = now;
    count += 1;
    if (log.readUInt32BE(at + 4) !== 0) whole = count;
  }
  return { whole, isCut: false, salt };
}

type Sum = readonly [number, number];

function sum(bytes: Buffer, [first, second]: Sum, isBigEndian: boolean): Sum {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + words.getUint32(at, !isBigEndian) + two) >>> 0;
    two = (two + words.getUint32(at + 4, !isBigEndian) + one) >>> 0;
  }
  return [one, two];
}

function isSum(log: Buffer, at: number, [one, two]: Sum): boolean {
  return log.readUInt32BE(at) === one && log.readUInt32BE(at + 4) === two;
}
