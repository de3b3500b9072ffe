import type { SaveEvent } from '../../shared/contract/index.ts';
import { procedures, saved } from '../platform/bridge/index.ts';
import type { Host } from '../platform/host/index.ts';
import type { Support } from './support.ts';

/** What a report is made of and handed over by. */
export interface Reporting {
  readonly askWhereToSave: Host['askWhereToSave'];
  readonly support: Support;
}

const os = procedures<Reporting>();

export const supportHandlers = {
  saveReport: os.support.saveReport.handler(({ context }) => saveReport(context.app)),
};

/** Hands a report to the user: the host asks where to, or the page gets it. */
export function saveReport(app: Reporting): AsyncGenerator<SaveEvent, void, void> {
  const name = `stockroom-report-${new Date().toISOString().slice(0, 10)}.txt`;
  return saved(app, { name, type: 'text/plain', pieces: [app.support.report()] });
}
