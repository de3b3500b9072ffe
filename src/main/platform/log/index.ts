export { eventLog, NO_EVENTS, onlyWords } from './events.ts';
export type { EventLog, Events } from './events.ts';
export { createLog, logFiles, redact } from './log.ts';
export type { Log, LogFacts } from './log.ts';
export { tellOverlooked } from './overlooked.ts';
