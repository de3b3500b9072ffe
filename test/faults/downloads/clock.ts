/** So much of the clock's time may pass between two looks at it. More than half a minute would be sleep (D26). */
const MAX_STEP = 20_000;

/**
 * A clock that runs so many times faster: the waits of the policy cost little, and their order stays. It waits for
 * a busy machine, whose pauses would otherwise be long sleeps at this speed.
 */
export function fastClock(speed = 50) {
  const began = Date.now();
  let passed = 0;
  let lookedAt = performance.now();
  const monotonic = () => {
    const real = performance.now();
    passed += Math.min(MAX_STEP, (real - lookedAt) * speed);
    lookedAt = real;
    return passed;
  };
  return {
    now: () => Math.round(began + monotonic()),
    monotonic,
    after: (ms: number, work: () => void) => {
      const timer = setTimeout(work, ms / speed);
      return () => clearTimeout(timer);
    },
  };
}
