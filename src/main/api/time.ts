export interface Timer {
  cancel(): void;
}

/** The clock, timers and dice that behaviour depends on, so that tests can bring their own. */
export interface Time {
  /** Milliseconds since the Unix epoch; runs on while the computer sleeps. */
  now(): number;
  /** Runs `action` later. A caller waits for it: the process stays alive. */
  after(milliseconds: number, action: () => void): Timer;
  /** Runs `action` later if the process still lives. */
  inBackground(milliseconds: number, action: () => void): Timer;
  /** In [0, 1). */
  random(): number;
}

export const SYSTEM_TIME: Time = {
  now: Date.now,
  after(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    return { cancel: () => clearTimeout(timer) };
  },
  inBackground(milliseconds, action) {
    const timer = setTimeout(action, milliseconds);
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
  random: Math.random,
};
