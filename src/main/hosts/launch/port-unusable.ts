/** The port that was asked for is not to be had. The message says what to do. */
export class PortUnusable extends Error {
  override readonly name = 'PortUnusable';
}

/** Reads it off what `listen` threw; `null` for anything else. */
export function asPortUnusable(error: unknown, port: number): PortUnusable | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new PortUnusable(
      `Port ${port} is taken. Choose another with --port, or leave it out for a free one.`,
    );
  }
  if (code === 'EACCES') return new PortUnusable(`Port ${port} is reserved. Choose one above 1023.`);
  return null;
}
