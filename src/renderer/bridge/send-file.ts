/**
 * Sends a file to the web host; `fetch` does not tell how much of it has gone. Resolves with the status of the
 * answer, 0 where none came: the host is gone, or the file can't be read. Rejects when the signal aborts.
 */
export function sendFile(
  path: string,
  file: File,
  options: { readonly onSent: (bytes: number) => void; readonly signal: AbortSignal },
): Promise<number> {
  const { onSent, signal } = options;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const end = () => {
      signal.removeEventListener('abort', abort);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve(request.status);
    };
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('loadend', end);
    if (signal.aborted) {
      end();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    request.open('PUT', path);
    // A type of its own would be that of the file, and make nothing better.
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
}
