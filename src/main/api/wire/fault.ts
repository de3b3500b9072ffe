/** Thrown by the readers of an answer: where in it, and what is wrong. Becomes a `protocol` failure of its command. */
export class ProtocolFault extends Error {
  override readonly name = 'ProtocolFault';
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`${path}: ${problem}`);
    this.path = path;
  }
}

/** For the few fields an answer is worthless without. */
export function required<T>(value: T | null, path: string): T {
  if (value === null || value === '') throw new ProtocolFault(path, 'missing or unreadable');
  return value;
}
