import { createHash } from 'node:crypto';

type Part = string | number;

/** Hex digest of the parts: the same parts give the same text on every machine. */
export function digest(...parts: readonly Part[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex');
}

/** A number in [0, 1) that depends on nothing but its parts. */
export function fraction(...parts: readonly Part[]): number {
  return Number.parseInt(digest(...parts).slice(0, 12), 16) / 2 ** 48;
}

/** A version 4 UUID that depends on nothing but its parts. */
export function uuid(...parts: readonly Part[]): string {
  const hex = digest(...parts);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
