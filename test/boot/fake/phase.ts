/**
 * The fake of `electron` behaves, where it can be tested without a window: it is ready only after the entry
 * has been read, refuses what comes in the wrong phase, and copies what crosses a process.
 */

/** What the app did, in order, for the tests to read. */
export const calls: string[] = [];

let ready = false;
const whenReady = Promise.withResolvers<void>();

export const readiness = whenReady.promise;

/** Called by the driver once the entry module has been evaluated, as Electron does. */
export function becomeReady(): void {
  ready = true;
  calls.push('ready');
  whenReady.resolve();
}

export function onlyBeforeReady(what: string): void {
  calls.push(what);
  if (ready) throw new Error(`${what} should be called before app is ready`);
}

export function onlyWhenReady(what: string): void {
  if (!ready) throw new Error(`${what} cannot be used before app is ready`);
}

/** A partial fake whose members have the real types; its events are checked by use. */
export type Faithful<Real> = Partial<Omit<Real, keyof NodeJS.EventEmitter>>;
