import { backOff, pause } from './back-off.ts';
import type { Line } from './line.ts';

/**
 * Follows a stream of the bridge for good: when it ends or breaks it is opened again, as soon as the line
 * is there. Its first event tells the whole state, so nothing is missed in between.
 */
export async function follow<Event>(
  line: Line,
  open: (signal: AbortSignal) => Promise<AsyncIterable<Event>>,
  onEvent: (event: Event) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await line.ready(signal);
      for await (const event of await open(signal)) {
        attempt = 0;
        onEvent(event);
      }
    } catch {
      // The line went, or the other side failed: both are shown elsewhere, and both pass.
      if (line.status.getState() === 'refused') return;
    }
    await pause(backOff(attempt), signal);
  }
}
