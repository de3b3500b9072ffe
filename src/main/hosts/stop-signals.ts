/**
 * One press of Ctrl-C can arrive twice: the terminal sends it to the whole group, and npm forwards its own.
 * Only what comes later than this counts as a second press.
 */
const SAME_PRESS_MS = 400;

export interface StopSignals {
  /** Aborted by the first SIGINT, SIGTERM or SIGHUP. */
  readonly signal: AbortSignal;
  dispose(): void;
}

/** Turns the first request to stop into an abort, and a second one into an end at once. */
export function onStopSignals(
  force: () => void,
  source: Pick<NodeJS.EventEmitter, 'on' | 'off'> = process,
  now: () => number = performance.now.bind(performance),
): StopSignals {
  const controller = new AbortController();
  let first: number | null = null;
  const stop = () => {
    if (first === null) {
      first = now();
      controller.abort();
    } else if (now() - first > SAME_PRESS_MS) force();
  };
  const names = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of names) source.on(name, stop);
  return {
    signal: controller.signal,
    dispose() {
      for (const name of names) source.off(name, stop);
    },
  };
}
