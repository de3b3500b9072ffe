export { eventLog, NO_EVENTS } from './events.ts';
export type { EventLog, Events } from './events.ts';
export { createLog, logFiles, redact } from './log.ts';
export type { Log, LogFacts } from './log.ts';
